// A sweep of 2 × 2 × 2: killed in the middle, finished afterwards with nothing done twice, its table held against the raw runs.
import { readFile } from 'node:fs/promises';
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import Papa from 'papaparse';
import type { RunRecord } from '../src/experiment/runs/record';
import { findings } from './axe';

test.use({ bypassCSP: true });

const TINY =
  'data=clusters&identities=12&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=4&evaluateEvery=50';
const STEPS = 300;
const SIGMAS = [0.1, 0.5];
const MARGINS = [0.1, 0.3];
const SEEDS = [7, 8];
const SWEEP = `./#/experiments/sweep?v=1&name=Two+by+two&${TINY}&axis.sigma=${SIGMAS.join('_')}&axis.margin=${MARGINS.join('_')}&seeds=${SEEDS.join('_')}&steps=${STEPS}`;

type Stored = Omit<RunRecord, 'records'> & { records: number };

/** What is in the store, read past the page's own code. */
const stored = (page: Page): Promise<{ version: number; runs: Stored[] }> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('hap2s-experiments');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const asking = db.transaction('runs').objectStore('runs').getAll();
          asking.addEventListener('success', () => {
            const runs = (asking.result as RunRecord[]).map((run) => ({
              ...run,
              records: run.records.length,
            }));
            resolve({ version: db.version, runs });
            db.close();
          });
        });
      }),
  );

const countRuns = async (page: Page) => (await stored(page)).runs.length;

async function opened(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' }));
  });
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Sweeps', exact: true })).toBeVisible();
  return page;
}

const item = (page: Page) => page.locator('.sweep-item', { hasText: 'Two by two' });

const finished = (page: Page) =>
  expect(item(page)).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

const lastMAP = ({ scores }: Pick<RunRecord, 'scores'>): number => {
  const last = scores.filter(({ part }) => part === 'unseen').toSorted((a, b) => b.step - a.step)[0];
  return last.mAP ?? NaN;
};

/** mAP by seed of one configuration. */
const mAPs = (runs: readonly Stored[], sigma: number, margin: number): number[] =>
  SEEDS.map((seed) =>
    lastMAP(
      runs.find(
        ({ options }) => options.sigma === sigma && options.margin === margin && options.seed === seed,
      ) as Stored,
    ),
  );

async function saved(page: Page, entry: string): Promise<string> {
  await page.getByRole('button', { name: 'Save the results of Two by two' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: entry, exact: true }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

const percents = (value: number) => (100 * value).toFixed(1).replace('-', '−');

const rowOf = (page: Page, sigma: number, margin: number): Locator =>
  page
    .locator('.sweep-table tbody tr', { hasText: `σ = ${sigma}` })
    .filter({ hasText: `m = ${margin.toFixed(2)}` });

test('a sweep that is killed in the middle goes on after reopening, every cell once, and its numbers are those of the runs', async ({
  context,
}) => {
  const first = await opened(context, SWEEP);
  await expect(first.getByText('8 = 4 × 2 seeds')).toBeVisible();
  await first.getByRole('button', { name: 'Start sweep' }).click();
  await expect.poll(() => countRuns(first), { intervals: [50] }).toBeGreaterThanOrEqual(2);
  const before = (await stored(first)).runs;
  expect(before.length).toBeLessThan(8);
  await first.close();

  const page = await opened(context, './#/experiments/sweep');
  await finished(page);
  const { runs } = await stored(page);
  expect(runs).toHaveLength(8);
  expect(new Set(runs.map(({ sweep }) => sweep?.cell)).size).toBe(8);
  for (const run of before) {
    const now = runs.find(({ id }) => id === run.id);
    expect(now?.created).toBe(run.created);
    expect(now?.weights).toBe(run.weights);
  }
  for (const run of runs) expect(run.records).toBe(STEPS * run.columns.length);

  await item(page).getByRole('button').first().click();
  const baseline = mAPs(runs, SIGMAS[0], MARGINS[0]);
  for (const sigma of SIGMAS)
    for (const margin of MARGINS) {
      const values = mAPs(runs, sigma, margin);
      const row = rowOf(page, sigma, margin);
      await expect(row).toContainText(`${percents(mean(values))} ± ${percents(deviation(values))}`);
      const gap = mean(values.map((value, i) => value - baseline[i]));
      const isBaseline = sigma === SIGMAS[0] && margin === MARGINS[0];
      await expect(row.locator('td').nth(1)).toContainText(isBaseline ? 'baseline' : percents(gap));
    }

  const table = Papa.parse<Record<string, string>>(await saved(page, 'Table (CSV)'), {
    header: true,
    skipEmptyLines: true,
  });
  expect(table.errors).toEqual([]);
  expect(table.data).toHaveLength(4);
  for (const line of table.data) {
    const values = mAPs(runs, Number(line.sigma), Number(line.margin));
    expect(Number(line['mAP % mean'])).toBeCloseTo(100 * mean(values), 3);
    expect(Number(line['mAP % sd'])).toBeCloseTo(100 * deviation(values), 3);
  }
  const seeds = Papa.parse<Record<string, string>>(await saved(page, 'Every seed (CSV)'), {
    header: true,
    skipEmptyLines: true,
  });
  expect(seeds.errors).toEqual([]);
  expect(seeds.data.map(({ weights }) => weights).toSorted()).toEqual(
    runs.map(({ weights }) => weights).toSorted(),
  );
  for (const line of seeds.data) {
    const run = runs.find(
      ({ options }) =>
        options.sigma === Number(line.sigma) &&
        options.margin === Number(line.margin) &&
        options.seed === Number(line.seed),
    ) as Stored;
    expect(Number(line['mAP %'])).toBeCloseTo(100 * lastMAP(run), 3);
  }
  const everything = JSON.parse(await saved(page, 'Everything (JSON)')) as {
    link: string;
    configurations: { runs: { id: string }[] }[];
  };
  expect(everything.configurations.flatMap((one) => one.runs.map(({ id }) => id)).toSorted()).toEqual(
    runs.map(({ id }) => id).toSorted(),
  );
  expect(everything.link).toContain('axis.sigma=0.1_0.5');

  // The heat map is walked by keys, and its cells open the runs.
  const cells = page.getByRole('gridcell');
  await expect(cells).toHaveCount(4);
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  const cell = page.locator('[role="gridcell"]:focus');
  await expect(cell).toHaveAttribute('aria-label', /σ = 0\.5, m = 0\.30: mAP [\d.]+ ± [\d.]+ %, 2 seeds/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'seed 8' })).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Loss' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // The heat map stands alone as a picture.
  await page.getByRole('button', { name: /^Save: mAP over .* and / }).click();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Picture (SVG)' }).last().click(),
  ]);
  const drawn = await page.evaluate(
    (svg) => {
      const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return {
        name: root.nodeName,
        texts: [...root.querySelectorAll('text')].map(({ textContent }) => textContent),
        about: root.querySelector('desc')?.textContent,
        unresolved: svg.includes('var(--'),
      };
    },
    await readFile(await picture.path(), 'utf8'),
  );
  expect(drawn).toMatchObject({ name: 'svg', unresolved: false });
  expect(drawn.about).toContain('axis.sigma=0.1_0.5');
  for (const sigma of SIGMAS)
    for (const margin of MARGINS)
      expect(drawn.texts.join(' ')).toContain(percents(mean(mAPs(runs, sigma, margin))));

  // Another baseline: the differences turn round.
  await rowOf(page, 0.5, 0.3)
    .getByRole('button', { name: /^Compare the others with/ })
    .click();
  await expect(rowOf(page, 0.5, 0.3).locator('td').nth(1)).toContainText('baseline');
  await page.getByRole('columnheader', { name: 'Configuration' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Configuration' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('σ = 0.5');
  await expect(page.locator('.sweep-table tbody tr')).toHaveCount(2);
  await expect(page.getByRole('gridcell', { name: /left out by the filter/ })).toHaveCount(2);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('nothing has this');
  await expect(page.getByText('No configuration matches the filter.').first()).toBeVisible();
  await expect(page.getByText('Nothing is trained yet.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page.locator('.sweep-table tbody tr')).toHaveCount(4);

  // The same plan on the table again, and back to the results.
  await page.getByRole('button', { name: 'Set up again' }).click();
  await expect(page.getByText('8 are not trained again')).toBeVisible();
  await item(page).getByRole('button').first().click();

  // More seeds: what is trained stays as it is.
  await page.getByRole('button', { name: 'Run 3 more seeds' }).click();
  await expect(item(page)).toHaveCount(1);
  await finished(page);
  const more = (await stored(page)).runs;
  expect(more).toHaveLength(20);
  for (const run of runs) expect(more.find(({ id }) => id === run.id)?.created).toBe(run.created);
  expect(new Set(more.map(({ sweep }) => sweep?.id)).size).toBe(1);

  // The link holds the sweep; the same plan again leads there instead of training it twice.
  await expect.poll(() => page.url()).toContain('&open=');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Two by two' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up again' }).click();
  await expect(page.getByText('This sweep is in the list already: done.')).toBeVisible();
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(item(page).getByRole('button').first()).toBeFocused();
});

test('a second tab shows the sweep of the first, and takes over when that one is gone', async ({
  context,
}) => {
  const first = await opened(context, `${SWEEP.replace(/steps=\d+/, 'steps=2000')}`);
  await first.getByRole('button', { name: 'Start sweep' }).click();
  await expect(item(first)).toContainText(/step [1-9]\d* of 2000/);
  const second = await opened(context, './#/experiments/sweep');
  await expect(second.getByText('Another tab trains them')).toBeVisible();
  await expect(item(second)).toContainText('running');
  // Who opens or reloads the page meanwhile sees the sweep, not a set-up that would start it again.
  await expect(second.getByRole('heading', { name: 'Two by two' })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Start sweep' })).toHaveCount(0);
  await second.reload();
  await expect(second.getByRole('heading', { name: 'Two by two' })).toBeVisible();
  await first.close();
  await expect(second.getByText('Another tab trains them')).toHaveCount(0);
  await expect(item(second)).toContainText(/step [1-9]\d* of 2000/);
  await second.getByRole('button', { name: 'Pause Two by two' }).click();
  await expect(item(second)).toContainText('paused');
  await second.getByRole('button', { name: 'Cancel Two by two' }).click();
  await expect(item(second)).toContainText('cancelled');
  await second.getByRole('button', { name: 'Remove Two by two' }).click();
  await second.getByRole('button', { name: 'Delete its runs too' }).click();
  await expect(item(second)).toHaveCount(0);
  await expect.poll(() => countRuns(second)).toBe(0);
});

test('a sweep is set up, complained about, and shared as a link', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}#/experiments/sweep`);
  await page.getByRole('combobox', { name: 'Vary an option' }).selectOption('sigma');
  await page.getByRole('textbox', { name: 'Values of Hardness σ' }).fill('0.1, −3');
  await expect(
    page.getByText('Hardness σ must be a number from 0.01 to 10 or 0 or ∞, not “−3”.'),
  ).toBeVisible();
  await expect(page.getByText('Hardness σ must be a number')).toHaveCount(1);
  await page.getByRole('button', { name: 'Start sweep' }).dispatchEvent('click'); // it reads as disabled
  await expect(page.getByRole('textbox', { name: 'Values of Hardness σ' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Values of Hardness σ' }).fill('0.1, 0.2, 0.1');
  await expect(page.getByText('0.1 is named more than once and trained once.').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Vary an option' }).selectOption('strategy');
  await page.getByRole('checkbox', { name: 'Batch-hard' }).check();
  // Batch-hard has no σ: twice the same.
  await expect(page.getByText(/1 configuration of 4 is equal to another one/)).toBeVisible();
  await expect(page.getByText('9 = 3 × 3 seeds')).toBeVisible();
  // Nothing has been trained yet: a few steps tell how long it will take.
  await page.getByRole('button', { name: 'measure it now' }).click();
  await expect(page.getByText(/^about .+, as fast as a short trial/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Vary an option' }).selectOption('margin');
  const margin = page.locator('.sweep-axis[data-option="margin"]');
  await margin.getByRole('button', { name: 'Range' }).click();
  await margin.getByRole('textbox', { name: 'from' }).fill('0');
  await margin.getByRole('textbox', { name: 'to' }).fill('1');
  await margin.getByRole('textbox', { name: 'values' }).fill('3');
  await expect(margin).toContainText('3 values: 0.00, 0.50, 1.00');
  expect(await findings(page)).toEqual([]);

  await expect.poll(() => page.url()).toContain('axis.margin=0_0.5_1');
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('textbox', { name: 'Values of Margin m' })).toHaveValue('0, 0.5, 1');
  await expect(page.getByRole('checkbox', { name: 'Batch-hard' })).toBeChecked();
  await page.getByText('Ready sweeps').click();
  await page.getByRole('button', { name: /Which strategy stands wrong labels/ }).click();
  await expect(page.getByRole('textbox', { name: 'Values of Wrong labels' })).toBeVisible();
  await page.getByRole('button', { name: 'Put back what was here' }).click();
  await expect(page.getByRole('textbox', { name: 'Values of Margin m' })).toHaveValue('0, 0.5, 1');
});
