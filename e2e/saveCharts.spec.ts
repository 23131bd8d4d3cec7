// Charts of runs by keyboard, and as files: pictures that stand alone, numbers that a library reads, a link that opens the same.
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { expect, test, type Page } from '@playwright/test';
import { foreignRequests, tableOf } from './app';

const LINK =
  '#/experiments/compare?v=1&data=clusters&identities=16&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=4&evaluateEvery=10&seed=41&steps=30&lane1=strategy%3Dhardest&lane2=sigma%3D0.5';
const TITLE = 'mAP on unseen identities';

const panel = (page: Page) => page.getByRole('region', { name: TITLE, exact: true });

/** Two lanes, thirty steps on. */
async function trained(page: Page): Promise<void> {
  await page.addInitScript(() =>
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' })),
  );
  await page.goto(`./${LINK}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.locator('.compare-counter b')).toHaveText('step 30');
  await expect(page.locator('.lane code')).toHaveCount(2);
  await expect(panel(page).getByRole('slider')).toHaveAttribute('aria-valuemax', '30');
  // The second lane's scores come a moment after the first's, and charts are drawn in turns.
  await expect
    .poll(async () => (await tableOf(page, `Data: ${TITLE}`)).at(-1)?.map((cell) => /\d/.test(cell)))
    .toEqual([true, true, true]);
}

async function save(page: Page, item: RegExp): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save: ${TITLE}` }).click();
  await page
    .getByRole('dialog', { name: `Save: ${TITLE}` })
    .getByRole('button', { name: item })
    .click();
  return readFile((await (await download).path()) ?? '');
}

/** Shows a picture by itself, as the browser decodes it: its size, and how many pixels of each colour it has. */
async function decoded(page: Page, type: string, bytes: Buffer, colours: string[]) {
  const address = `data:${type};base64,${bytes.toString('base64')}`;
  return page.evaluate(
    async ({ address, colours }) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const ctx = canvas.getContext('2d')!;
      ctx.drawImage(image, 0, 0);
      const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
      const counts = colours.map((colour) => {
        const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
        let count = 0;
        for (let i = 0; i < data.length; i += 4)
          if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count++;
        return count;
      });
      return { width: canvas.width, height: canvas.height, counts };
    },
    { address, colours },
  );
}

/** Colours of the page's theme. */
const coloursOf = (page: Page, ...names: string[]) =>
  page.evaluate(
    (names) => names.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()),
    names,
  );

test('a chart as SVG and PNG stands alone, with title, legend and typeface inside', async ({
  page,
  context,
}) => {
  const foreign = foreignRequests(context);
  await trained(page);
  const colours = await coloursOf(page, '--run-2', '--run-3', '--ink');
  const svg = await save(page, /SVG/);
  const text = svg.toString();
  expect(text).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).not.toMatch(/var\(--|class=|style="|url\((?!data:font)/);
  expect(text.match(/@font-face/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text).toContain(`<title>${TITLE}</title>`);
  expect(text).toMatch(/<desc>http[^<]*#\/experiments\/compare\?v=1[^<]*"strategy":"hardest"[^<]*"seed":41/);
  expect(text.match(/Batch-hard/g)?.length).toBeGreaterThanOrEqual(2);

  // An empty page of no origin that knows our styles: the picture has only itself.
  const alone = await context.newPage();
  let drawn = await decoded(alone, 'image/svg+xml', svg, colours);
  expect(drawn).toMatchObject({ width: 760, height: 440 });
  // A browser may read the typeface after the first drawing.
  await expect
    .poll(async () => {
      drawn = await decoded(alone, 'image/svg+xml', svg, colours);
      return Math.min(...drawn.counts);
    })
    .toBeGreaterThan(50);

  const png = await save(page, /PNG/);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const picture = await decoded(alone, 'image/png', png, colours);
  expect(picture).toMatchObject({ width: 3 * 760, height: 3 * 440 });
  // Title and names are set in the bold face, which must have been read before the picture was taken.
  for (const [i, count] of picture.counts.entries()) expect(count).toBeGreaterThan(4 * drawn.counts[i]);
  expect(foreign).toEqual([]);
});

test('a chart’s numbers as CSV and JSON are those of its table, and its link opens the same runs', async ({
  page,
}) => {
  await trained(page);
  const csv = Papa.parse<Record<string, number | null>>((await save(page, /CSV/)).toString(), {
    header: true,
    dynamicTyping: true,
    skipEmptyLines: true,
  });
  expect(csv.errors).toEqual([]);
  const [step, ...names] = csv.meta.fields ?? [];
  expect([step, names.length]).toEqual(['step', 2]);
  const table = await tableOf(page, `Data: ${TITLE}`);
  expect(csv.data.map((row) => row.step)).toEqual([0, 10, 20, 30]);
  for (const [i, row] of csv.data.entries())
    for (const [j, name] of names.entries())
      expect(row[name]).toBeCloseTo(Number(table[i][j + 1].replace('−', '-')), 3);

  const json = JSON.parse((await save(page, /JSON/)).toString()) as {
    link: string;
    runs: { name: string; options: Record<string, unknown> }[];
    chart: { lines: { name: string; points: { x: number; y: number }[] }[] };
  };
  expect(json.runs.map(({ options }) => [options.strategy, options.seed])).toEqual([
    ['hardest', 41],
    ['exponential', 41],
  ]);
  expect(json.runs[1].options.sigma).toBe(0.5);
  expect(json.chart.lines.map(({ name, points }) => [name, points.map(({ x }) => x)])).toEqual(
    names.map((name) => [name, [0, 10, 20, 30]]),
  );
  json.chart.lines.forEach(({ name, points }) =>
    expect(points.map(({ y }) => y)).toEqual(csv.data.map((row) => row[name])),
  );
  await page.goto('about:blank');
  await page.goto(json.link);
  await expect(page.locator('.lane')).toHaveCount(2);
  await expect(page.locator('.lane').first()).toContainText('Batch-hard');
});

test('the crosshair walks by keyboard, tells every value, and Enter looks back to its step', async ({
  page,
}) => {
  await trained(page);
  const hand = panel(page).getByRole('slider');
  await hand.press('Home');
  await expect(hand).toHaveAttribute('aria-valuenow', '0');
  await hand.press('ArrowRight');
  await expect(hand).toHaveAttribute(
    'aria-valuetext',
    /^step 10: (Batch-hard .*, HAP2S-E|HAP2S-E.*, Batch-hard )/,
  );
  await expect(panel(page).locator('.run-chart-tip tbody tr')).toHaveCount(2);
  await expect(page.locator('.compare-counter b')).toHaveText('step 30'); // the page's own arrow key steps
  await hand.press('Enter');
  await expect(page.locator('.compare-scrubber output')).toHaveText('Looking at step 10');
  await hand.press('Escape');
  await expect(panel(page).locator('.run-chart-tip')).toHaveCount(0);
});
