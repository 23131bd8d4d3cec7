// `node scripts/kernels.mjs`: compiles the AssemblyScript kernels into src/engine/kernels/simd/binary.ts, which is checked in, so that
// nothing else needs a compiler. With --check it writes nothing and fails when that file is not what the sources give.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const SOURCE = 'src/engine/kernels/simd/assembly/index.ts';
const TARGET = 'src/engine/kernels/simd/binary.ts';

const { error, stderr, binary } = await compile();
if (error) {
  console.error(stderr);
  process.exit(1);
}
const text = `// Made by scripts/kernels.mjs from the sources in assembly/: not to be edited. Base64 of the module's ${binary.length} bytes.
export const BINARY =
  '${Buffer.from(binary).toString('base64')}';
`;
if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error(`${TARGET} is out of date: run \`node scripts/kernels.mjs\`.`);
  process.exit(1);
}

async function compile() {
  const made = {};
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];
  // The limit that TensorFlow.js gives its memory; only a memory with a limit can be shared (simd/shared.ts).
  options.push('--maximumMemory', '65536');
  const { error, stderr } = await asc.main([SOURCE, ...options, '--outFile', 'kernels.wasm'], {
    writeFile: (name, contents) => {
      made[name] = contents;
    },
  });
  return { error, stderr: stderr.toString(), binary: made['kernels.wasm'] };
}
