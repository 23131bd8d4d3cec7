// Names of files that are saved: letters, digits and dashes of what the person called the thing.

const LONGEST = 60;

/** "hap2s-batch-hard-m-0-5" of "Batch-hard, m = 0.5". */
export function fileStem(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST);
  return `hap2s-${words}`.replace(/--+/g, '-').replace(/-$/, '');
}
