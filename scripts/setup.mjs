// Shared by `npm start` and `npm test`: installs what is missing and runs steps. Only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** Runs a command in the repository's root and shows its output; resolves with its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: isWindows,
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** npx without a download: only what the project has installed. */
export const tool = (name, args = [], env = {}) => run('npx', ['--no-install', name, ...args], env);

/** Installs the packages when they are absent or the lock file is newer than they are. */
export async function installPackages() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  const fresh =
    existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (fresh) return;
  console.log('Installing packages …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error('The packages could not be installed: see the lines above.');
}

/** Path of a Chromium or Chrome on the PATH, or null. */
export function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

const isRoot = () => process.getuid?.() === 0;
const hasApt = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/** Whether Playwright's own Chromium is there. */
async function playwrightHasBrowser() {
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

/** Gets a browser where it can: one on the PATH, Debian's through apt when root, else Playwright's download. */
export async function installBrowser() {
  if (findBrowser() || (await playwrightHasBrowser())) return true;
  if (isRoot() && hasApt()) {
    console.log('Installing Chromium through apt …');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'chromium']);
    if (findBrowser()) return true;
  }
  console.log('Downloading Playwright’s Chromium …');
  await tool('playwright', ['install', 'chromium']);
  return playwrightHasBrowser();
}

/** Reads a JSON file, or null when it is not there or broken. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Stops with a sentence when this Node is too old for the packages. */
export function checkNode() {
  const wanted = readJson(join(root, 'package.json')).engines.node.replace('>=', '');
  if (process.versions.node.localeCompare(wanted, undefined, { numeric: true }) < 0) {
    console.error(`This needs Node ${wanted} or newer; here is ${process.versions.node}.`);
    process.exit(1);
  }
}
