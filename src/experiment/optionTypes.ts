// One option is one record: the control, the validation, the key in the link, the legend and the tests' ranges come from it.

export type Group = 'data' | 'loss' | 'batch' | 'network' | 'optimiser' | 'run';

/** All options of a run, whatever their kinds. */
export type Values = Readonly<Record<string, unknown>>;

interface Common<T> {
  /** Name on the control. */
  label: string;
  /** Short name for chips and legends of a difference, e.g. "σ". */
  short: string;
  /** One sentence of help. */
  help: string;
  group: Group;
  /** Hot: acts on the next step. Cold: needs a restart, and the page says so. */
  hot: boolean;
  default: T;
  /** The option exists only while this holds: a control that does nothing is absent, not grey. */
  visible?: (options: Values) => boolean;
}

export interface NumberOption extends Common<number> {
  kind: 'number';
  min: number;
  max: number;
  /** Linear: the slider's step. Log: ignored by the slider (which has 200 positions). */
  step: number;
  scale: 'linear' | 'log';
  integer?: boolean;
  /** From 0 to 1, and said in per cent. */
  share?: boolean;
  /** Values beyond [min, max] that are also allowed and exact, e.g. 0 and Infinity for the dial. */
  limits?: { low?: number; high?: number };
  /** Named places on the slider. */
  stops?: readonly { value: number; label: string }[];
}

export interface ChoiceOption<V extends string = string> extends Common<V> {
  kind: 'choice';
  choices: readonly { value: V; label: string; help: string }[];
}

export interface BooleanOption extends Common<boolean> {
  kind: 'boolean';
}

/** A text: a key, e.g. the id of an own image set, or a formula. */
export interface TextOption extends Common<string> {
  kind: 'text';
  /** What the text must be ("must be …"), or null when it is allowed; beside the other options where they are known. */
  check: (text: string, beside?: Values) => string | null;
  /** Options that mean something only with each other: they are checked, refused and reset as one. */
  together?: readonly string[];
}

export type Option = NumberOption | ChoiceOption | BooleanOption | TextOption;
