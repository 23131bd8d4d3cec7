// `npm test`: installs what is missing, then lint, format, types, unit tests and e2e. Ends with "N passed, N failed".
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, installBrowser, installPackages, readJson, run, tool } from './setup.mjs';

checkNode();
await installPackages();

const folder = mkdtempSync(join(tmpdir(), 'hap2s-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
/** Names of failed tests: said again at the end, where a long log is read first. */
const failures = [];

function record(name, passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  summary.push(
    `${failed ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
}

async function check(name, command, args) {
  console.log(`\n— ${name}`);
  const code = await tool(command, args);
  record(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

async function unitTests() {
  console.log('\n— unit tests');
  const file = join(folder, 'unit.json');
  const code = await tool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readJson(file);
  const failed = report?.numFailedTests ?? 0;
  for (const { name, message, assertionResults } of report?.testResults ?? []) {
    if (message) failures.push(`${name}: ${message}`);
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') failures.push(`${name} › ${fullName}: ${failureMessages.join('\n')}`);
  }
  // A non-zero exit without a failed test (a file that does not load, an unhandled error) is a failure all the same.
  record(
    'unit tests',
    report?.numPassedTests ?? 0,
    code !== 0 && !failed ? 1 : failed,
    report?.numPendingTests ?? 0,
  );
}

/** Failed tests of one of Playwright's suites and of those within it. */
function collectFailures({ specs = [], suites = [] }) {
  for (const { ok, file, title, tests } of specs) {
    if (ok) continue;
    const errors = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
    failures.push(`${file} › ${title}: ${errors.at(-1)}`);
  }
  suites.forEach(collectFailures);
}

async function browserTests() {
  console.log('\n— e2e tests');
  if (!(await installBrowser())) {
    console.error(
      'No browser could be had: put a `chromium` on the PATH or run `npx playwright install chromium`, then run `npm test` again.',
    );
    record('e2e tests', 0, 1);
    return;
  }
  const file = join(folder, 'e2e.json');
  const code = await run('npx', ['--no-install', 'playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report = readJson(file);
  const stats = report?.stats;
  for (const suite of report?.suites ?? []) collectFailures(suite);
  const failed = stats?.unexpected ?? 0;
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  record('e2e tests', passed, code !== 0 && !failed ? 1 : failed, stats?.skipped ?? 0);
}

await check('lint', 'oxlint', ['--max-warnings=0']);
await check('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
await check('types', 'tsc', ['--noEmit']);
await unitTests();
await browserTests();

if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed ? 1 : 0);
