// `npm start`: installs what is missing, builds, serves, and prints the address.
import { checkNode, installPackages, tool } from './setup.mjs';

checkNode();
await installPackages();
const built = await tool('vite', ['build', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);
process.exit(await tool('vite', ['preview', ...process.argv.slice(2)]));
