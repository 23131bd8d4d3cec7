// The checked-in module is what its sources give, and it brings nothing that could overwrite TensorFlow.js's memory.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { BINARY } from './binary';

test('binary.ts is what the sources give', () => {
  expect(execFileSync(process.execPath, ['scripts/kernels.mjs', '--check'], { encoding: 'utf8' })).toBe('');
});

test('the module imports the memory alone, and holds no data, no start function and no state', () => {
  const bytes = Buffer.from(BINARY, 'base64');
  const module = new WebAssembly.Module(bytes);
  expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
  expect(sectionsOf(bytes)).not.toContain(START);
  expect(sectionsOf(bytes)).not.toContain(DATA);
  expect(sectionsOf(bytes)).not.toContain(GLOBAL);
});

const GLOBAL = 6;
const START = 8;
const DATA = 11;

/** The numbers of a module's sections, after its magic number and version. */
function sectionsOf(bytes: Uint8Array): number[] {
  const sections: number[] = [];
  for (let at = 8; at < bytes.length;) {
    sections.push(bytes[at++]);
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const part = bytes[at++];
      length |= (part & 127) << shift;
      if (part < 128) break;
    }
    at += length;
  }
  return sections;
}
