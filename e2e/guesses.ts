// Answering a chapter's question with every choice in turn.
import { expect, type Page } from '@playwright/test';

/** Guesses every choice: exactly one is right, each is told so, and the reveal has all its numbers. */
export async function guessAll(page: Page): Promise<void> {
  const box = page.locator('.learn-prediction');
  const choices = box.locator('[data-choice]');
  const reveal = box.locator('.learn-reveal');
  const verdicts: boolean[] = [];
  for (let i = 0; i < (await choices.count()); i++) {
    await choices.nth(i).click();
    await expect(reveal).toContainText(/^(Right|Not so)\./);
    await expect(reveal).not.toContainText('{{');
    await expect(box.locator('[data-verdict=isRight]')).toHaveCount(1);
    verdicts.push((await reveal.innerText()).startsWith('Right'));
    await box.getByRole('button', { name: 'Guess again' }).click();
  }
  expect(verdicts.filter(Boolean)).toHaveLength(1);
}
