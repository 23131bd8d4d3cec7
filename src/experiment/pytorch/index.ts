// The way to PyTorch: a run as a Python project, for whoever outgrows one machine. Loaded when it is asked for.
import type { Dataset } from '../../data/types';
import { writeNetworkFile } from '../files/networkFile';
import { zipOf } from '../files/zip';
import { projectConfig } from './config';
import { expectedLosses } from './expectedLosses';
import { expectedParts } from './expectedParts';
import type { PytorchInput } from './input';
import type { Json } from './lossConfig';
import { npy } from './npy';
import { readme } from './readme';

export type { PytorchInput };

/** The folder that the zip unpacks to. */
export const PROJECT_FOLDER = 'hap2s_project';

/** The project's own sources, as they stand in ./project. */
const SOURCES = import.meta.glob<string>(['./project/**/*.py', './project/requirements.txt'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const json = (value: Json): string => `${JSON.stringify(value)}\n`;
const readable = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;

function dataFiles({ name, shape, count, values, identity, camera, split, ...rest }: Dataset) {
  const item = shape.kind === 'image' ? [shape.height, shape.width, shape.channels] : [shape.dimension];
  return {
    'data/about.json': readable({
      name,
      exclude_same_camera: rest.excludeSameCamera,
      camera_names: rest.cameraNames,
    }),
    'data/values.npy': npy(values, [count, ...item]),
    'data/identity.npy': npy(identity),
    'data/camera.npy': npy(camera),
    'data/train.npy': npy(split.train),
    'data/query.npy': npy(split.query),
    'data/gallery.npy': npy(split.gallery),
  };
}

/**
 * The files of the project by their path in it: Python sources, config.json, README.md, the tests with their numbers, and
 * data and weights where there are any. @throws RangeError where neither network nor data say what an input is.
 */
export function pytorchProject(input: PytorchInput): Record<string, Uint8Array | string> {
  const { options, network, dataset } = input;
  return {
    'README.md': readme(input),
    'config.json': readable(projectConfig(input)),
    ...Object.fromEntries(
      Object.entries(SOURCES).map(([path, text]) => [path.replace('./project/', ''), text]),
    ),
    'tests/expected_losses.json': json(expectedLosses(options)),
    'tests/expected_parts.json': json(expectedParts(options, dataset)),
    ...(dataset ? dataFiles(dataset) : {}),
    ...(network ? { 'weights.safetensors': writeNetworkFile(network) } : {}),
  };
}

/** The project as one zip; it unpacks to PROJECT_FOLDER. @throws RangeError as pytorchProject. */
export function pytorchZip(input: PytorchInput): Uint8Array<ArrayBuffer> {
  const files = Object.entries(pytorchProject(input));
  return zipOf(Object.fromEntries(files.map(([path, file]) => [`${PROJECT_FOLDER}/${path}`, file])));
}
