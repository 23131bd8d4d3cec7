// Learn as a reader and a teacher meet it: every chapter, every claim, every guess, the keyboard, a course page's iframe.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { lessons } from '../src/lessons';
import type { Lesson } from '../src/lessons/types';
import { en } from '../src/locales/en';
import { findings } from './axe';
import { foreignRequests } from './app';
import { guessAll } from './guesses';

test.use({ bypassCSP: true, reducedMotion: 'reduce' } as object);

/** Chapters whose figure trains: they have a spec of their own. */
const TRAINED = ['RandomTriplets', 'OutlierBench', 'JointSoftmax'];
const quick = lessons.filter(({ figure }) => !TRAINED.includes(figure));

const titleOf = ({ slug }: Lesson) => en[slug].title;

async function openChapter(page: Page, { slug }: Pick<Lesson, 'slug'>, rest = ''): Promise<Locator> {
  await page.goto(`./#/learn/${slug}${rest}`);
  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { level: 2, name: en[slug].title, exact: true })).toBeVisible();
  await expect(article.locator('.learn-figure > header, .learn-figure h2').first()).toBeVisible();
  return article;
}

test('every chapter opens by its link, is remembered, and turns to the next', async ({ page, context }) => {
  const foreign = foreignRequests(context);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openChapter(page, lessons[0]);
  for (const [i, lesson] of lessons.entries()) {
    await expect(page).toHaveURL(new RegExp(`#/learn/${lesson.slug}$`));
    await expect(page).toHaveTitle(new RegExp(`^${titleOf(lesson)}`));
    const contents = page.getByRole('navigation', { name: 'Chapters' });
    await expect(contents.locator('[aria-current=page]:visible')).toContainText(titleOf(lesson));
    await expect(page.locator('.learn-figure')).not.toContainText('on its way');
    if (i < lessons.length - 1) await page.locator('.learn-next').click();
  }
  await page.goto('./#/lab');
  await page.getByRole('navigation', { name: 'Views' }).getByText('Learn').click();
  await expect(page).toHaveURL(/#\/learn\/numerics$/);
  await page.reload();
  await expect(page.locator('.learn-open').getByText('opened')).toHaveCount(13);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
});

for (const lesson of quick)
  test(`${lesson.slug}: each claim sets the figure up, a guess can be wrong and right`, async ({ page }) => {
    const article = await openChapter(page, lesson);
    for (const claim of lesson.claims) {
      const link = article.locator(`a[href$="claim=${claim}"]`);
      await link.click();
      await expect(page).toHaveURL(new RegExp(`claim=${claim}$`));
      await expect(link).toHaveAttribute('aria-current', 'true');
      const figure = article.locator('.learn-figure');
      // More than its title: a figure is drawn once its place has been measured.
      await expect.poll(async () => (await figure.innerText()).trim().split('\n').length).toBeGreaterThan(3);
      const shown = await figure.innerText();
      await page.reload();
      await expect.poll(() => figure.innerText()).toBe(shown);
    }
    await guessAll(page);
    await expect(page.locator('.learn-open [aria-current=page]')).toContainText('done');
  });

test('dragging the outlier changes the formula and the sentence; the figure goes back', async ({ page }) => {
  const article = await openChapter(page, { slug: 'batch-hard' });
  const sentence = article.locator('.learn-step', { hasText: 'First fault' });
  await expect(sentence).toContainText('1.28');
  const outlier = article.locator('.plane [data-point="5"]');
  const from = (await outlier.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 - 60, from.y + from.height / 2 + 40, { steps: 4 });
  await page.mouse.up();
  await expect(sentence).not.toContainText('1.28');
  const dPlus = /sets D⁺ = (\d\.\d\d)/.exec(await sentence.innerText())?.[1] ?? 'none';
  await expect(article.locator('.learn-loss')).toContainText(dPlus);
  await article.getByRole('button', { name: 'Put the figure back' }).click();
  await expect(sentence).toContainText('1.28');
});

test('the keyboard moves a point, a member and the dial, and answers', async ({ page }) => {
  const plane = await openChapter(page, { slug: 'triplets' });
  await plane.locator('.plane [tabindex="0"]').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const loss = plane.locator('.learn-loss');
  const before = await loss.innerText();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(loss).not.toHaveText(before);

  const curve = await openChapter(page, { slug: 'exponential' });
  const member = curve.getByRole('slider', { name: /^Member 5/ });
  await member.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(member).toHaveAttribute('aria-valuenow', '0.98');
  await curve.getByRole('slider', { name: /Hardness/ }).focus();
  await page.keyboard.press('End');
  await expect(curve.locator('.learn-key')).toContainText('1.00 of 5');
  await page.keyboard.press('Home');
  await expect(curve.locator('.learn-key')).toContainText('5.00 of 5');
  await curve.locator('[data-choice]').first().focus();
  await page.keyboard.press('Enter');
  await expect(curve.locator('.learn-reveal')).toBeVisible();
});

test('a chapter lives in the iframe of a course page, with its controls locked or hidden', async ({
  page,
}) => {
  await openChapter(page, { slug: 'stop-gradient' }, '?claim=detached');
  await page.getByRole('button', { name: 'Put on a course page' }).click();
  const dialog = page.getByRole('dialog', { name: /course page/ });
  await dialog.getByRole('button', { name: 'Locked' }).click();
  const code = await dialog.getByRole('textbox', { name: 'Embed code' }).inputValue();
  expect(code).toContain('#/learn/stop-gradient?claim=detached&amp;embed&amp;lock=controls');
  await page.route('**/course.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Course</title>${code}${code.replace('lock=controls', 'hide=controls')}`,
    }),
  );
  await page.goto('./course.html');
  const [locked, hidden] = [0, 1].map((i) => page.frameLocator('iframe').nth(i));
  for (const frame of [locked, hidden]) {
    await expect(frame.getByRole('heading', { name: en['stop-gradient'].title })).toBeVisible();
    await expect(frame.locator('.learn-reading')).toContainText('No point is pushed the wrong way');
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await expect(frame.getByRole('navigation')).toHaveCount(0);
    await expect(frame.locator('.plane [tabindex="0"]')).toHaveCount(0);
  }
  await expect(locked.getByRole('switch')).toBeDisabled();
  await expect(hidden.getByRole('switch')).toBeHidden();
  await locked.locator('[data-choice=away]').click();
  await expect(locked.locator('.learn-reveal')).toContainText('Right.');
});

test('a link to no chapter or no claim says so and shows something', async ({ page }) => {
  await page.goto('./#/learn/no-such-chapter');
  await expect(page.locator('.learn-notice')).toContainText('no-such-chapter');
  await expect(page.getByRole('article').getByRole('heading', { level: 2 }).first()).toBeVisible();
  await page.goto('./#/learn/limits?claim=nonsense');
  await expect(page.locator('.learn-notice')).toContainText('nonsense');
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing serious in any chapter, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const found: Record<string, unknown> = {};
    for (const lesson of lessons) {
      const article = await openChapter(page, lesson);
      if (quick.includes(lesson)) {
        await article.locator('[data-choice]').first().click();
        await expect(article.locator('.learn-reveal')).toBeVisible();
      }
      const here = await findings(page);
      if (here.length) found[lesson.slug] = here;
    }
    expect(found).toEqual({});
  });

test('on a phone nothing scrolls sideways and what is touched is large enough', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lesson of lessons) {
    const article = await openChapter(page, lesson);
    await expect(article.locator('.learn-figure')).not.toContainText('on its way');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), lesson.slug).toBe(390);
    const small = await article
      .locator('.learn-text :is(a, button):visible')
      .evaluateAll((list) =>
        list.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent ?? ''),
      );
    expect(small, lesson.slug).toEqual([]);
  }
  await page.locator('.learn-folded summary').click();
  await page.locator('.learn-folded').getByText(en.limits.title).click();
  await expect(page).toHaveURL(/limits$/);
});
