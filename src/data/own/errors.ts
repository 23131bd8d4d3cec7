// A fault in the person's files is a sentence and a remedy, never a stack trace.

/** What went wrong with own images: `message` says what and why, `remedy` what helps. Has the fields of a Failure. */
export class OwnImagesError extends Error {
  readonly kind = 'bad-file';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'OwnImagesError';
    this.remedy = remedy;
  }
}
