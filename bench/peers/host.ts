// Serves the benchmark's page and the works' numbers from the development server, and opens sides in one Chromium.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { root } from '../../scripts/setup.mjs';
import { openBrowser } from '../page';
import type { BackendName, OpenMessage, KernelShare, RunMessage, RunResult, SideName } from './side';
import type { KernelsMessage } from '../kernels/kernels.worker';
import type { KernelComparisons } from './results';
import type { EvaluationMessage, EvaluationTimes } from './evaluation.worker';
import { findTorch, TorchSide } from './torchSide';
import { packed } from './works';
import type { DataHeader, WorkData } from './works';

const PORT = Number(process.env.HAP2S_PORT ?? 4173) + 10;
const ROUTE = '/bench-numbers/';
const PAGE = '/bench/peers/page.html';

/** A side as the runner sees it, in a worker or another process. */
export interface OpenSide {
  name: SideName | 'torch';
  backend: BackendName | 'native';
  /** The graphics adapter; PyTorch's number of threads; else null. */
  adapter: string | null;
  run(message: Omit<RunMessage, 'type'>): Promise<RunResult>;
  /** Kernels of a step by their time. @throws Error where the side tells none. */
  profile(steps: number): Promise<KernelShare[]>;
  close(): Promise<void>;
}

/** Workers that page.html can make. */
type WorkerName = SideName | 'evaluation' | 'kernels';

/** What page.html offers. */
interface Sides {
  make(key: string, worker: WorkerName): void;
  tell(key: string, message: object): Promise<unknown>;
  end(key: string): void;
}
type WithSides = { sides: Sides };

/** The numbers of a work in a file, with what tells how to read it. */
export interface Published {
  header: DataHeader;
  file: string;
}

/** Answers requests for the works' numbers; isolated pages may use threads in WebAssembly. */
const numbersPlugin = (folder: string, isolated: boolean): Plugin => ({
  name: 'bench-numbers',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      if (isolated) {
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      }
      if (!request.url?.startsWith(ROUTE)) return next();
      response.setHeader('Content-Type', 'application/octet-stream');
      response.end(readFileSync(join(folder, basename(request.url))));
    });
  },
});

const serverOf = (folder: string, isolated: boolean): Promise<ViteDevServer> =>
  createServer({
    configFile: false,
    root,
    logLevel: 'error',
    cacheDir: join(root, 'node_modules', '.vite-bench'),
    server: { port: PORT, hmr: false, watch: null },
    optimizeDeps: {
      include: [
        '@jax-js/jax',
        '@tensorflow/tfjs-core',
        '@tensorflow/tfjs-core/dist/register_all_gradients',
        '@tensorflow/tfjs-backend-cpu',
        '@tensorflow/tfjs-backend-wasm',
        '@tensorflow/tfjs-backend-webgpu',
      ],
      // Found late, a dependency would reload the page under the sides.
      noDiscovery: true,
    },
    plugins: [numbersPlugin(folder, isolated)],
  });

export class Host {
  private opened = 0;

  private constructor(
    private readonly folder: string,
    private readonly server: ViteDevServer,
    readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async open(isolated: boolean): Promise<Host> {
    const folder = mkdtempSync(join(tmpdir(), 'hap2s-bench-'));
    const server = await (await serverOf(folder, isolated)).listen();
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(new URL(PAGE, server.resolvedUrls!.local[0]).href);
    await page.waitForSelector('body[data-ready]', { state: 'attached' });
    return new Host(folder, server, browser, page);
  }

  publish(data: WorkData): Published {
    const count = data.work.P * data.work.K;
    const header = { work: data.work, pictureSize: (data.pictures[0]?.length ?? 0) / count };
    const file = join(this.folder, `${data.work.name}.bin`);
    writeFileSync(file, packed(data));
    return { header, file };
  }

  /** @throws Error in the words of the side when it cannot do the work. */
  async openSide(name: SideName, backend: BackendName, { header, file }: Published): Promise<OpenSide> {
    const { tell, close } = await this.worker(name);
    try {
      const address = `${ROUTE}${basename(file)}`;
      const open: OpenMessage = { type: 'open', backend, header, address };
      const { adapter } = await tell<{ adapter: string | null }>(open);
      return {
        name,
        backend,
        adapter,
        run: (message) => tell<RunResult>({ type: 'run', ...message }),
        profile: (steps) => tell<KernelShare[]>({ type: 'profile', steps }),
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** What one test's evaluation takes. */
  async evaluate(message: EvaluationMessage): Promise<EvaluationTimes> {
    const { tell, close } = await this.worker('evaluation');
    const times = await tell<EvaluationTimes>(message);
    await close();
    return times;
  }

  /** Our kernels beside stock operations on WebGPU. */
  async compareKernels(message: KernelsMessage): Promise<KernelComparisons> {
    const { tell, close } = await this.worker('kernels');
    const result = await tell<KernelComparisons>(message);
    await close();
    return result;
  }

  private async worker(name: WorkerName) {
    const key = `${name} ${this.opened++}`;
    const { page } = this;
    await page.evaluate(([key, name]) => (window as unknown as WithSides).sides.make(key, name), [
      key,
      name,
    ] as const);
    const tell = <T>(message: object): Promise<T> =>
      page.evaluate(([key, message]) => (window as unknown as WithSides).sides.tell(key, message), [
        key,
        message,
      ] as const) as Promise<T>;
    const close = () => page.evaluate((key) => (window as unknown as WithSides).sides.end(key), key);
    return { tell, close };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** PyTorch as a side, or why there is none. */
export async function openTorch({ header, file }: Published): Promise<OpenSide & { library: string }> {
  const python = findTorch();
  if (!python) throw new Error('No python3 on the PATH can import torch.');
  const side = await TorchSide.open(python, header, file);
  return {
    name: 'torch',
    backend: 'native',
    adapter: side.threads === 1 ? '1 thread' : `${side.threads} threads`,
    library: `${side.version}, BLAS ${side.blas}`,
    run: (message) => side.run({ type: 'run', ...message }),
    profile: () => Promise.reject(new Error('PyTorch is not profiled here.')),
    close: async () => side.close(),
  };
}
