// The default data set's face.
export { drawPedestrian, makePedestrians, twinPartner } from './makePedestrians';
export type { PedestrianOptions, PedestrianPicture } from './makePedestrians';
