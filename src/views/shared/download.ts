// Hands a file to the person; nothing is sent anywhere.

/** How long the address of the file stays: the browser reads it after the click. */
const KEPT_MILLISECONDS = 10_000;

/** Saves `content` under `name`. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLISECONDS);
}
