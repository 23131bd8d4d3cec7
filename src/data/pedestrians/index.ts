// The default data set's face.
export { drawPedestrian, makePedestrians, pedestrianItems, twinPartner } from './makePedestrians';
export type { PedestrianOptions, PedestrianPicture } from './makePedestrians';
