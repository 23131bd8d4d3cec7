// Comparisons: equal lanes stay equal to the last bit, the computed line names what was planted, lanes come from links and forks.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { foreignRequests, tableOf } from './app';
import { findings } from './axe';
import { choose, held, lane, lanes, open, play, playTo, rested, TINY, weights } from './compareDriver';
import { mainThreadTasks } from './mainThread';

// The page's policy forbids scripts from elsewhere, which axe is.
test.use({ bypassCSP: true, reducedMotion: 'reduce' } as object);

test('of four lanes two equal ones stay equal to the last bit, and the line names the planted difference', async ({
  page,
  context,
}) => {
  const foreign = foreignRequests(context);
  await open(page, `steps=40&${lanes('margin=0.5', '', '', 'margin=0.1')}`);
  await expect(held(page)).toHaveText(
    'Same data, same start · only the margin differs; batches are compared once some are drawn',
  );
  await playTo(page, 40);
  await expect(held(page)).toHaveText(
    /^Same data, same start, same batches · only the margin differs [0-9a-z]{6}$/,
  );
  await expect(held(page)).toHaveAttribute('data-state', 'equal');
  const [first, second, third, fourth] = await weights(page);
  expect(second).toBe(third);
  expect(new Set([first, second, fourth]).size).toBe(3);
  await expect(held(page)).toHaveAttribute('title', /all batches up to step 40/);
  await page.getByRole('button', { name: 'Raw', exact: true }).click();
  for (const title of ['Loss', 'mAP on unseen identities', 'Neff of negative sets']) {
    const rows = await tableOf(page, `Data: ${title}`);
    expect(rows.length).toBeGreaterThan(3);
    for (const [, , a, b] of rows) expect(a, title).toBe(b);
    expect(
      rows.some(([, other, same]) => other !== same),
      title,
    ).toBe(true);
  }
  expect(foreign).toEqual([]);
});

test('the line says what differs in data and batches too', async ({ page }) => {
  await open(page, `steps=10&${lanes('', 'wrongLabels=0.2&sigma=0.5')}`);
  await playTo(page, 10);
  await expect(held(page)).toHaveText(
    'Same images, same start · the wrong labels and σ differ; other labels, other batches',
  );
  await expect(held(page)).toHaveAttribute('data-state', 'different');
  await open(page, `steps=10&${lanes('', 'strategy=hardest', 'strategy=uniform')}`);
  await expect(held(page)).toContainText('only the weighting differs');
  await open(page, `steps=10&${lanes('', 'strategy=contrastive')}`);
  await expect(held(page)).toContainText('only the loss differs');
});

test('a lane comes late from a link of the Train view with its changes, and ends where a lane from the start does', async ({
  page,
}) => {
  await open(page, `steps=30&${lanes('margin=0.5')}`);
  await playTo(page, 30);
  await page.getByRole('button', { name: 'Add lane' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a lane' });
  await dialog.getByLabel('From a link').fill('batch-hard');
  await dialog.getByRole('button', { name: 'Add from link' }).click();
  await expect(dialog.getByRole('alert')).toContainText('no “#/”');
  await dialog.getByLabel('From a link').fill(`https://example.org/#/train?${TINY}&margin=0.5`);
  await dialog.getByRole('button', { name: 'Add from link' }).click();
  await rested(page, 30);
  const [first, late] = await weights(page);
  expect(late).toBe(first);
  await expect(held(page)).toContainText('Same data, same start, same batches · nothing differs');

  await page.getByRole('button', { name: 'Add lane' }).click();
  const changed = `#/train?${TINY}&margin=0.5&at=10&changes=${encodeURIComponent('10.margin.1')}`;
  await dialog.getByLabel('From a link').fill(changed);
  await dialog.getByRole('button', { name: 'Add from link' }).click();
  await rested(page, 30);
  const [, , other] = await weights(page);
  expect(other).not.toBe(first);
  await expect(held(page)).toContainText('only the margin differs');
  expect(page.url()).toContain('lane3=margin%3D1');
});

test('a fork without a change stays equal to its parent, one with a change does not', async ({ page }) => {
  await open(page, `steps=20&${lanes('')}`);
  await playTo(page, 20);
  await choose(page, 0, /^Fork here, at step 20/);
  await page.getByRole('dialog').getByRole('button', { name: 'Fork' }).click();
  await rested(page, 20);
  await choose(page, 0, /^Fork here, at step 20/);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What changes').selectOption('margin');
  await dialog.getByRole('textbox', { name: 'Margin m, value' }).fill('1');
  await dialog.getByRole('textbox', { name: 'Margin m, value' }).press('Enter');
  await dialog.getByRole('button', { name: 'Fork' }).click();
  await rested(page, 20);
  expect(new Set(await weights(page)).size).toBe(1);
  const steps = page.getByRole('textbox', { name: 'Steps, value' });
  await steps.fill('40');
  await steps.press('Enter');
  await playTo(page, 40);
  const [parent, copy, changed] = await weights(page);
  expect(copy).toBe(parent);
  expect(changed).not.toBe(parent);
  await expect(lane(page, 1)).toContainText('forked at 20');
  await expect(held(page)).toContainText('Same data, same start, same batches · only the margin differs');
  expect(await tableOf(page, 'Data: mAP on unseen identities')).toHaveLength(5);
});

test('all lanes are looked at together: scrubbing, baseline, crosshair, and what is lit', async ({
  page,
}) => {
  await open(page, `steps=40&${lanes('strategy=hardest', '', 'strategy=uniform')}`);
  await playTo(page, 40);
  const scrubber = page.getByRole('slider', { name: 'Scored step of all lanes' });
  const firstAP = page.locator('.ranks-row h3').first();
  await expect(scrubber).toBeEnabled(); // it is drawn anew four times a second
  await scrubber.press('Home');
  await expect(page.locator('.compare-scrubber output')).toHaveText('Looking at step 0');
  await expect(page.locator('.ranks > header')).toContainText('at step 0');
  await expect(firstAP).toContainText('AP');
  await scrubber.press('ArrowRight');
  await expect(page.locator('.compare-scrubber output')).toHaveText('Looking at step 10');
  await page.getByRole('button', { name: 'Back to now' }).click();

  // Of three lanes the baseline's differences are all zero.
  await lane(page, 2).getByRole('button', { name: 'Uniform is the baseline' }).click();
  await page.getByRole('button', { name: /^Δ baseline/ }).click();
  const rows = await tableOf(page, 'Data: mAP on unseen identities');
  expect(rows.every(([, , , base]) => Number(base) === 0)).toBe(true);
  expect(rows.some(([, a]) => Number(a) !== 0)).toBe(true);
  await expect(page).toHaveURL(/base=3/);

  // One crosshair in all charts.
  await page.getByRole('slider', { name: 'Loss, step' }).press('Home');
  await expect(page.locator('.run-chart-line:not([data-looked])')).toHaveCount(6);
  await page.getByRole('slider', { name: 'Loss, step' }).press('Escape');

  // The same item is lit in every lane that ranks it.
  const picture = page.locator('.ranks-picture').first();
  const item = await picture.getAttribute('data-item');
  const ranked = await page.locator(`.ranks-picture[data-item="${item}"]`).count();
  await picture.focus();
  await expect(page.locator('.ranks-picture[data-lit]')).toHaveCount(ranked);
  await expect(page.locator('.side-weights rect')).not.toHaveCount(0);

  // A lane that is left out is left out everywhere.
  await page.getByRole('checkbox', { name: 'Draw Uniform' }).uncheck();
  await expect(page.locator('.side-column')).toHaveCount(2);
  await expect(page.locator('.ranks-row')).toHaveCount(2);
  expect(await findings(page)).toEqual([]);
});

test('the comparison is saved as a report that needs nothing else, as pictures and tables, and kept as runs', async ({
  page,
  browser,
}) => {
  await open(page, `name=Margins&steps=20&${lanes('', 'margin=0.5')}`);
  const save = async (item: string) => {
    await page.getByRole('button', { name: 'Save the comparison' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog', { name: 'Save the comparison' }).getByRole('button', { name: item }).click(),
    ]);
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  };
  await playTo(page, 20);
  const report = await save('Report (HTML)');
  expect(report.name).toBe('hap2s-margins.html');
  const alone = await browser.newPage({ offline: true });
  await alone.setContent(report.content.toString('utf8'));
  await expect(alone.getByRole('heading', { level: 1 })).toHaveText('Margins');
  await expect(alone.locator('.held')).toContainText(
    'Same data, same start, same batches · only the margin differs',
  );
  await expect(alone.locator('figure > svg')).toHaveCount(6);
  for (const code of await weights(page))
    await expect(alone.locator('code', { hasText: code })).toHaveCount(1);
  await alone.close();
  const ranked = await save('Ranked lists (PNG)');
  expect(ranked.content.subarray(1, 4).toString()).toBe('PNG');
  const curves = await save('Curves (CSV)');
  const [head, ...rows] = curves.content.toString().trim().split('\r\n');
  expect(head).toContain('m = 0.50: loss');
  expect(rows).toHaveLength(20);

  await page.getByRole('button', { name: 'Save the comparison' }).click();
  await page.getByRole('button', { name: 'Keep among the runs' }).click();
  await expect(page.locator('.head-said', { hasText: '2 runs kept' })).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
  await expect(page.getByText('m = 0.50').first()).toBeVisible();
});

test('a link to a moment leads another browser there by itself, and says that the weights are the same', async ({
  page,
  browser,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `steps=20&${lanes('', 'strategy=hardest')}`);
  await playTo(page, 20);
  const first = await weights(page);
  await page.getByRole('button', { name: 'Share the comparison' }).click();
  await page.getByRole('button', { name: 'Link to this moment, with checksums' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('at=20');
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.addInitScript(() =>
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' })),
  );
  await other.goto(link);
  await expect(other.getByText('in all 2 lanes the weights at step 20 are those of the link')).toBeVisible();
  expect(await weights(other)).toEqual(first);
  expect(other.url()).toBe(link);
  await context.close();
});

test('hot options act at once, cold ones after a question; a lane can leave', async ({ page }) => {
  await open(page, `steps=20&${lanes('', 'margin=0.5')}`);
  await playTo(page, 20);
  await choose(page, 0, /^Edit options/);
  const dialog = page.getByRole('dialog');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Margin m, value' }).fill('0.5');
  await dialog.getByRole('textbox', { name: 'Margin m, value' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Hidden units, value' }).fill('24');
  await dialog.getByRole('textbox', { name: 'Hidden units, value' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('hidden 24: this lane starts anew from step 0');
  await dialog.getByRole('button', { name: 'Train anew' }).click();
  await rested(page, 20);
  await expect(held(page)).toContainText(
    'Same data, same batches · only the hidden units differ; other start',
  );
  await choose(page, 1, /^Remove/);
  await expect(page.locator('.lane')).toHaveCount(1);
  await expect(held(page)).toHaveText('One lane · add another to compare with');
});

test('a lane that diverges says so where it stands; the others go on', async ({ page }) => {
  await open(page, `steps=60&${lanes('', 'normalize=0&optimiser=sgd&momentum=0.99&learningRate=1')}`);
  await play(page).click();
  const failure = lane(page, 1).getByRole('alert');
  await expect(failure).toContainText('The run diverged');
  await expect(page.locator('.compare-counter b')).toHaveText('step 60');
  await expect(lane(page, 0).locator('code')).toHaveCount(1);
  await expect(lane(page, 0).getByRole('alert')).toHaveCount(0);
  await failure.getByRole('button', { name: 'Understood' }).click();
  await expect(failure).toHaveCount(0);
});

test('ready comparisons are links; a bad link names its part; a phone stacks everything', async ({
  page,
}) => {
  await page.goto('./#/experiments/compare');
  await expect(page.getByRole('heading', { name: 'The triplet family' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const links = page.locator('.start-card');
  await expect(links).toHaveCount(8);
  await links.filter({ hasText: 'Does the weighting matter?' }).click();
  await expect(page.getByLabel('Name of the comparison')).toHaveValue('Does the weighting matter?');
  await expect(page.locator('.lane')).toHaveCount(4);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `steps=10&${lanes('', 'margin=-3')}`);
  await expect(page.locator('.compare')).toContainText('lane2.margin must be a number');
  await playTo(page, 10);
  await expect(page.locator('.ranks-row')).toHaveCount(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findings(page)).toEqual([]);
});

test('the page stays responsive while four lanes train', async ({ page }) => {
  await open(
    page,
    `steps=100000&${lanes('strategy=hardest', '', 'strategy=polynomial', 'strategy=uniform')}`,
  );
  await play(page).click();
  await page.waitForTimeout(2000); // what happens once is over
  const tasks = await mainThreadTasks(page, () => page.waitForTimeout(6000));
  await page.getByRole('button', { name: 'Pause' }).click();
  console.log(
    `longest tasks (ms of the processor): ${tasks
      .slice(0, 5)
      .map(({ cpu }) => cpu.toFixed(0))
      .join(', ')}`,
  );
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks[0].cpu).toBeLessThan(50);
});
