// Lanes are taken away as files that other programs read, and brought back into a fresh browser: same weights, same run.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { expect, test, type Browser, type Download, type Locator, type Page } from '@playwright/test';
import { parseLink } from '../src/experiment/link';
import { findings } from './axe';

test.use({ bypassCSP: true }); // axe comes from the test, which the page's own policy forbids

const STEPS = 20;
const BACKEND = () => localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' }));

/** Two lanes on vectors, small enough for two cores. */
async function compared(page: Page): Promise<void> {
  const shared = new URLSearchParams({
    v: '1',
    seed: '7',
    steps: String(STEPS),
    data: 'clusters',
    identities: '12',
    imagesPerIdentity: '6',
    dimension: '8',
    hidden: '16',
    embedding: '8',
    batchIdentities: '4',
    batchImages: '3',
    evaluateEvery: '5',
    wrongLabels: '0.1',
    lane1: '',
    lane2: 'strategy=hardest',
  });
  await page.addInitScript(BACKEND);
  await page.goto(`./#/experiments/compare?${shared}`);
}

const weightsOf = (page: Page, lane: number) => page.locator('.lane').nth(lane).locator('code').innerText();

/** Plays to the end of the comparison; all lanes rest there. */
async function played(page: Page, lanes: number): Promise<void> {
  await expect(page.locator('.lane code')).toHaveCount(lanes, { timeout: 120_000 });
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  await expect(page.getByText(`step ${STEPS}`, { exact: true }).first()).toBeVisible();
  await expect(page.locator('.lane code')).toHaveCount(lanes);
}

/** The dialog of a lane. */
async function openTakeAway(page: Page, lane: number) {
  await page
    .locator('.lane')
    .nth(lane)
    .getByRole('button', { name: /: menu$/ })
    .click();
  await page.getByRole('menuitem', { name: 'Take away…' }).click();
  return page.getByRole('dialog', { name: /^Take away/ });
}

/** Saves one kind of file; its path ends as its name does. */
async function saved(page: Page, label: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: label }).click(),
  ]);
  await expect(page.getByRole('status')).toHaveText(`${label}: saved.`);
  return kept(download);
}

async function kept(download: Download): Promise<string> {
  const path = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const FOREIGN = fileURLToPath(new URL('foreign.py', import.meta.url));

/** What Python finds in a file; null, with the reason printed, where there is no Python. */
function foreign<T>(path: string): T | null {
  try {
    execFileSync('python3', ['--version']);
  } catch {
    console.log(`There is no python3 here: ${path} is not read by another program.`);
    return null;
  }
  return JSON.parse(execFileSync('python3', [FOREIGN, path], { maxBuffer: 2 ** 28 }).toString()) as T;
}

const csv = (path: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  });

/** A page in a browser that knows nothing of the first one, where comparisons begin. */
async function fresh(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(BACKEND);
  await page.goto('./#/experiments/compare');
  return page;
}

/** Drops files as from the desktop. */
async function drop(page: Page, names: readonly string[]): Promise<void> {
  const files = names.map((path) => ({
    name: path.replace(/^.*\//, ''),
    base64: readFileSync(path).toString('base64'),
  }));
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return transfer;
  }, files);
  await page.locator('.bring-in').dispatchEvent('drop', { dataTransfer: data });
}

test('a lane leaves as files that other programs read', async ({ page }) => {
  await compared(page);
  await played(page, 2);
  const weights = await weightsOf(page, 1);
  const dialog = await openTakeAway(page, 1);
  expect(await findings(page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Keep under Runs' }).click();
  await expect(page.getByRole('status')).toHaveText('Keep under Runs: saved.');

  const run = JSON.parse(readFileSync(await saved(page, 'Run file (JSON)'), 'utf8')) as {
    weights: string;
    link: string;
    options: { strategy: string; seed: number };
    curves: { columns: string[]; rows: (number | null)[][] };
    scores: unknown[];
  };
  expect(run).toMatchObject({ weights, options: { strategy: 'hardest', seed: 7 } });
  expect(parseLink(run.link)).toMatchObject({ notices: [], moment: { step: STEPS, check: weights } });
  expect(run.curves.rows).toHaveLength(STEPS);

  const curves = csv(await saved(page, 'Curves (CSV)'));
  expect(curves.errors).toEqual([]);
  expect(curves.meta.fields).toEqual(['step', ...run.curves.columns]);
  expect(curves.data.map(({ loss }) => Number(loss))).toEqual(run.curves.rows.map(([loss]) => loss));
  const scores = csv(await saved(page, 'Scores (CSV)'));
  expect(scores.data).toHaveLength(run.scores.length);
  const json = JSON.parse(readFileSync(await saved(page, 'Curves and scores (JSON)'), 'utf8')) as object;
  expect(json).toMatchObject({ runs: [{ seed: 7, weights, on: ['wasm'], curves: run.curves }] });

  const tensors = foreign<{
    metadata: Record<string, string>;
    tensors: Record<string, { shape: number[]; count: number }>;
  }>(await saved(page, 'Network (safetensors)'));
  if (tensors) {
    expect(tensors.metadata).toMatchObject({ weights, step: String(STEPS) });
    expect(tensors.tensors['hidden1/weights']).toMatchObject({ shape: [8, 16], count: 128 });
    expect(Object.keys(tensors.tensors)).toHaveLength(8);
  }

  const model = foreign<Record<string, string | number>>(await saved(page, 'Network (TensorFlow.js, zip)'));
  if (model) {
    expect(Object.keys(model)).toEqual(['model.json', 'weights.bin', 'README.txt']);
    const { weightsManifest } = JSON.parse(String(model['model.json'])) as {
      weightsManifest: { weights: { shape: number[] }[] }[];
    };
    const numbers = weightsManifest[0].weights.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
    expect(model['weights.bin']).toBe(4 * numbers.reduce((a, b) => a + b, 0));
  }

  const tables = foreign<Record<string, string>>(await saved(page, 'Embeddings (TSV, zip)'));
  if (tables) {
    const [vectors, metadata] = ['vectors.tsv', 'metadata.tsv'].map(
      (name) => Papa.parse<string[]>(tables[name], { delimiter: '\t', skipEmptyLines: true }).data,
    );
    expect(metadata).toHaveLength(vectors.length + 1);
    for (const row of vectors) {
      expect(row).toHaveLength(8);
      expect(Math.hypot(...row.map(Number))).toBeCloseTo(1, 4);
    }
    expect(new Set(metadata.map(([part]) => part))).toEqual(new Set(['part', 'seen', 'unseen']));
  }

  const project = foreign<Record<string, string>>(await saved(page, 'PyTorch project (zip)'));
  if (project)
    expect(Object.keys(project).filter((name) => /train\.py$|README\.md$/.test(name))).toHaveLength(2);

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(
    page
      .locator('.lane')
      .nth(1)
      .getByRole('button', { name: /: menu$/ }),
  ).toBeFocused();

  // The kept run is listed, and the tables of chosen runs are the lane's.
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Choose Batch-hard/ }).check();
  await page.getByRole('button', { name: 'Take away: chosen runs' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Curves (CSV)' }).click(),
  ]);
  expect(csv(await kept(download)).data).toEqual(curves.data);
});

test('files dropped into a fresh browser: the run replays to its checksum, networks begin with theirs', async ({
  page,
  browser,
}) => {
  await compared(page);
  await played(page, 2);
  const weights = await weightsOf(page, 1);
  await openTakeAway(page, 1);
  const run = await saved(page, 'Run file (JSON)');
  const tensors = await saved(page, 'Network (safetensors)');
  const model = await saved(page, 'Network (TensorFlow.js, zip)');

  const other = await fresh(browser);
  await drop(other, [run, tensors, model]);
  await expect(other.locator('.lane code')).toHaveCount(3, { timeout: 120_000 });
  expect(await weightsOf(other, 0)).not.toBe(weights);
  expect(await weightsOf(other, 1)).toBe(weights);
  expect(await weightsOf(other, 2)).toBe(weights);
  await played(other, 3);
  expect(await weightsOf(other, 0)).toBe(weights);
  expect(await weightsOf(other, 2)).toBe(await weightsOf(other, 1));
  expect(await weightsOf(other, 1)).not.toBe(weights);
  await other.context().close();
});

test('a file that cannot be read is named, and one that was edited says so', async ({ page, browser }) => {
  await compared(page);
  await played(page, 2);
  await openTakeAway(page, 0);
  const run = await saved(page, 'Run file (JSON)');
  const text = readFileSync(run, 'utf8');

  const other = await fresh(browser);
  const input = other.getByLabel('Files to bring in');
  const give = (name: string, content: string) =>
    input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await give('odd.json', text.replace('"seed": 7', '"seed": "seven"'));
  await expect(other.getByRole('alert').last()).toHaveText(
    'odd.json: options.seed must be a whole number from 0 to 999999, not “seven”.',
  );
  await give('cut.json', text.slice(0, 500));
  await expect(other.getByRole('alert').last()).toContainText('cut.json: This is not JSON');
  await give('edited.json', text.replace('"seed": 7', '"seed": 8'));
  await expect(other.locator('.notice')).toContainText('edited.json: The file was edited or damaged');
  await expect(other.locator('.lane code')).toHaveCount(1, { timeout: 120_000 });
  await other.context().close();
});

test('on a phone the menu of files and the place to drop them fit, tall enough to touch', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(BACKEND);
  await page.goto('./#/experiments/compare');
  const fits = async (part: Locator) => {
    const box = await part.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(390);
  };
  const choose = page.getByRole('button', { name: 'Choose files…' });
  expect((await choose.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await fits(page.locator('.bring-in'));
  await compared(page);
  await expect(page.locator('.lane code')).toHaveCount(2, { timeout: 120_000 });
  const dialog = await openTakeAway(page, 0);
  await fits(dialog);
  for (const button of await dialog.locator('li button').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await context.close();
});
