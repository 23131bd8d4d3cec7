// Kept runs: an old store is brought up to date, a run file leads another browser to the same weights, words about runs last.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { defaultOptions } from '../src/experiment/options';
import { findings } from './axe';

test.use({ bypassCSP: true });

const TINY =
  'data=clusters&identities=12&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=4&evaluateEvery=10';

const COLUMNS = [
  'loss',
  'metricLoss',
  'softmaxLoss',
  'activeShare',
  'positiveEffectiveSize',
  'negativeEffectiveSize',
  'positiveDistance',
  'negativeDistance',
];

const onWasm = (page: Page) =>
  page.addInitScript(() => {
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' }));
  });

async function train(page: Page, query: string): Promise<void> {
  await onWasm(page);
  await page.goto(`./#/experiments/sweep?v=1&${TINY}&${query}`);
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(page.locator('.sweep-item')).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], file, { type: 'application/json' }));
      return data;
    },
    [name, text],
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.locator('.runs').dispatchEvent(type, { dataTransfer: transfer });
}

test('a run file leads another browser to the same weights', async ({ page, browser }) => {
  await train(page, 'seeds=11&steps=40');
  await page.goto('./#/experiments/runs');
  await page.getByRole('button', { name: /seed 11/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'mAP', exact: true })).toBeVisible();
  const weights = await dialog.locator('code').innerText();
  const menu = dialog.getByRole('button', { name: /^Take away/ });
  await menu.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Run file (JSON)' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');

  const context = await browser.newContext({ bypassCSP: true });
  const other = await context.newPage();
  await onWasm(other);
  await other.goto('./#/experiments/runs');
  await expect(other.getByText('No run is kept yet.')).toBeVisible();
  await drop(other, 'broken.json', text.slice(0, 200));
  await expect(other.getByRole('alert')).toContainText('broken.json: ');
  await drop(other, 'theirs.json', text);
  const theirs = other.getByRole('dialog');
  await expect(theirs.locator('code')).toHaveText(weights);
  await expect(theirs.getByRole('img', { name: /^mAP\. unseen: \d/ })).toBeVisible();
  expect(await findings(other)).toEqual([]);
  await theirs.getByRole('link', { name: 'Open in Train' }).click();
  await expect(other.getByText(`Reproduced: same weights at step 40 (${weights}).`)).toBeVisible({
    timeout: 120_000,
  });
  await context.close();
});

test('runs are named, tagged, found, grouped and deleted; words last', async ({ page }) => {
  await train(page, 'seeds=1_2&steps=10&axis.margin=0.1_0.3&name=Margins');
  await page.goto('./#/experiments/runs');
  await expect(page.locator('.runs-table tbody tr')).toHaveCount(4);
  await page.getByRole('button', { name: /m = 0\.10, seed 1/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The narrow one');
  await dialog.getByRole('textbox', { name: 'Tags' }).fill('thesis, again');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Falls early.');
  await page.keyboard.press('Escape'); // with the focus in the note
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Falls early.')).toBeVisible();
  await page.reload();
  const row = page.locator('.runs-table tbody tr', { hasText: 'The narrow one' });
  await expect(row).toContainText('thesis');
  await expect(row).toContainText('Falls early.');
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('thesis');
  await expect(page.locator('.runs-table tbody tr')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('');
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('falls');
  await expect(page.locator('.runs-table tbody tr')).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('');
  await page.getByRole('checkbox', { name: 'Group by sweep' }).check();
  await expect(page.getByRole('rowheader', { name: /^Margins/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page
    .getByRole('checkbox', { name: /^Choose m = 0\.30/ })
    .first()
    .check();
  await page
    .getByRole('checkbox', { name: /^Choose m = 0\.30/ })
    .last()
    .check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Really delete 2 runs' }).click();
  await expect(page.getByText('2 runs ·')).toBeVisible();
  await page.reload();
  await expect(page.getByText('2 runs ·')).toBeVisible();
});

test('chosen runs become lanes of a comparison, and one more joins them', async ({ page }) => {
  await train(page, 'seeds=1&steps=10&axis.margin=0.1_0.3_0.5&name=Margins');
  await page.goto('./#/experiments/runs');
  await page.getByRole('checkbox', { name: /^Choose m = 0\.10/ }).check();
  await page.getByRole('checkbox', { name: /^Choose m = 0\.30/ }).check();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/#\/experiments\/compare\?.*lane2=/);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('button', { name: /m = 0\.50, seed 1/ }).click();
  await page.getByRole('button', { name: 'Add to the comparison' }).click();
  await expect(page).toHaveURL(/#\/experiments\/compare\?.*lane3=/);
});

test('a store of version 1 is migrated, not dropped', async ({ page }) => {
  await onWasm(page);
  await page.goto('./#/lab');
  await page.evaluate(
    ({ columns, options }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hap2s-experiments', 1);
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('upgradeneeded', () => {
          opening.result.createObjectStore('runs', { keyPath: 'id' });
        });
        opening.addEventListener('success', () => {
          const db = opening.result;
          const writing = db.transaction('runs', 'readwrite');
          writing.objectStore('runs').put({
            id: 'old',
            name: 'From long ago',
            created: Date.UTC(2026, 0, 1),
            options,
            changes: [],
            steps: 2,
            on: ['wasm'],
            milliseconds: 20,
            weights: 'abcdefg',
            columns,
            records: [1.5, 1.5, null, 1, 2, 3, 0.5, 0.6, 1.25, 1.25, null, 0.5, 2, 3, 0.5, 0.6],
            scores: [{ step: 2, part: 'unseen', mAP: 0.625, mINP: 0.5, cmc: [0.75, 1], countedQueries: 4 }],
          });
          writing.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    { columns: COLUMNS, options: defaultOptions() },
  );
  await page.goto('./#/experiments/runs');
  const row = page.locator('.runs-table tbody tr', { hasText: 'From long ago' });
  await expect(row).toContainText('62.5');
  await row.getByRole('button').click();
  await expect(page.getByRole('dialog').getByRole('img', { name: /^Loss\. loss: 1\.25/ })).toBeVisible();
});
