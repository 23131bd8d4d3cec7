// Files as a person drops them: told apart, read, and each failure said with the file's name.
import { describe, expect, it } from 'vitest';
import { graphModelFiles, graphModelZip } from '../../experiment/files/graphModel';
import { writeNetworkFile } from '../../experiment/files/networkFile';
import { formatRunFile } from '../../experiment/files/runFile';
import { testNetwork } from '../../experiment/files/testNetwork';
import { testRun } from '../../experiment/files/testRun';
import { readFiles } from './readFiles';

const network = testNetwork();
const { json, weights } = graphModelFiles(network);
const run = new File([formatRunFile(testRun())], 'run.json');
const model = new File([json], 'model.json');
const bin = new File([weights], 'weights.bin');

describe('files that are brought in', () => {
  it('are runs and networks, whatever their kind', async () => {
    const { brought, wrong } = await readFiles([
      run,
      new File([writeNetworkFile(network)], 'Net.SAFETENSORS'),
      new File([graphModelZip(network)], 'net.zip'),
      model,
      bin,
    ]);
    expect(wrong).toEqual([]);
    expect(brought.map(({ file, kind }) => [file, kind])).toEqual([
      ['run.json', 'run'],
      ['Net.SAFETENSORS', 'network'],
      ['net.zip', 'network'],
      ['model.json', 'network'],
    ]);
    for (const each of brought)
      expect(each.kind === 'run' ? each.run.weights : each.network.weights).toBe(
        each.kind === 'run' ? testRun().weights : network.weights,
      );
  });

  it('that are wrong are named, and the others are taken', async () => {
    const { brought, wrong } = await readFiles([
      new File(['{"format":"hap2s-lab"}'], 'layout.json'),
      run,
      bin,
      new File(['x'], 'notes.txt'),
      new File(['x'], 'net.safetensors'),
    ]);
    expect(brought).toHaveLength(1);
    expect(wrong).toEqual([
      expect.stringMatching(/^layout\.json: This is no run file of the playground: .* not “hap2s-lab”\.$/),
      expect.stringMatching(/^weights\.bin: .* choose model\.json together with them\.$/),
      expect.stringMatching(/^notes\.txt: It is neither a run file/),
      expect.stringMatching(/^net\.safetensors: This is no safetensors file, or it is cut off/),
    ]);
  });

  it('say what the person should know', async () => {
    const edited = formatRunFile(testRun()).replace('"seed": 12', '"seed": 13');
    const { brought } = await readFiles([new File([edited], 'run.json')]);
    expect(brought[0].notices).toEqual([expect.stringContaining('edited or damaged')]);
  });
});
