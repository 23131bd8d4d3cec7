// What a lane gives away comes back through its files: a session that begins with a file's weights embeds as the lane did.
import { afterEach, describe, expect, it } from 'vitest';
import { graphModelZip, readGraphModelZip } from '../experiment/files/graphModel';
import { readNetworkFile, writeNetworkFile } from '../experiment/files/networkFile';
import { metadataTsv, vectorsTsv } from '../experiment/files/projector';
import { differences, type Options } from '../experiment/options';
import type { Event } from './protocol';
import { Session } from './session';
import { small } from './testOptions';

const sessions: Session[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.handle({ type: 'pause' });
});

let run = 0;

async function started(
  options: Options,
  weights: Extract<Event, { what: 'network' }>['network']['tensors'] = [],
) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(structuredClone(event)));
  sessions.push(session);
  run++;
  const given = weights.length ? { 0: weights } : undefined;
  await session.handle({ type: 'start', run, lanes: [options], backend: 'cpu', weights: given });
  const taken = async <W extends 'network' | 'embeddings'>(what: W) => {
    await session.handle({ type: 'take', lane: 0, what });
    const event = events.at(-1);
    if (event?.type !== 'taken' || event.what !== what) throw new Error(`No ${what} was given away.`);
    return event as Extract<Event, { what: W }>;
  };
  return { session, events, taken };
}

const KINDS: [string, Partial<Options>][] = [
  ['vectors through an MLP', {}],
  [
    'images through the conv net',
    { data: 'glyphs', identities: 8, imagesPerIdentity: 4, channels: 4, lambda: 0.5 },
  ],
];

describe.each(KINDS)('%s', (_, changed) => {
  const options: Options = { ...small, ...changed, wrongLabels: 0.1 };

  it('a trained network comes back from both kinds of file', async () => {
    const first = await started(options);
    await first.session.handle({ type: 'step', count: 4 });
    const { network } = await first.taken('network');
    expect(network.step).toBe(4);
    const { embeddings } = await first.taken('embeddings');
    for (const { content, notices } of [
      readNetworkFile(writeNetworkFile(network)),
      readGraphModelZip(graphModelZip(network)),
    ]) {
      expect(notices).toEqual([]);
      expect(content.weights).toBe(network.weights);
      expect(differences(content.options, options)).toEqual([]);
      const again = await started(content.options, content.tensors);
      expect((await again.taken('network')).network).toMatchObject({ step: 0, weights: network.weights });
      expect((await again.taken('embeddings')).embeddings.values).toEqual(embeddings.values);
    }
    const fresh = await started(options);
    expect((await fresh.taken('embeddings')).embeddings.values).not.toEqual(embeddings.values);
  });

  it('embeddings are a table with a line for every item that is scored', async () => {
    const { taken, events } = await started(options);
    const { embeddings } = await taken('embeddings');
    const data = events.find((event) => event.type === 'data');
    const { queryItems = 0, galleryItems = 0 } = data?.summary ?? {};
    const lines = vectorsTsv(embeddings).trimEnd().split('\n');
    const [, ...facts] = metadataTsv(embeddings).trimEnd().split('\n');
    expect(facts).toHaveLength(lines.length);
    const count = (role: string) => facts.filter((line) => line.split('\t')[1] === role).length;
    expect(count('query')).toBe(queryItems);
    expect(count('gallery')).toBeGreaterThanOrEqual(galleryItems - queryItems);
    expect(count('train')).toBeGreaterThan(0);
    expect(lines[0].split('\t')).toHaveLength(embeddings.dimension);
    expect(facts.some((line) => line.split('\t')[4] === 'yes')).toBe(true);
  });
});

it('weights for another network are refused with what does not fit', async () => {
  const { taken } = await started(small);
  const { network } = await taken('network');
  const { content } = readNetworkFile(writeNetworkFile(network));
  await expect(started({ ...small, hidden: small.hidden + 8 }, content.tensors)).rejects.toMatchObject({
    failure: { kind: 'about-file', message: expect.stringContaining('“hidden1/weights” is') as string },
  });
});
