// A TensorFlow graph in the JSON of TensorFlow.js: nodes that name their inputs, and the constants that they use.

/** Numbers of a constant. All are four bytes wide, so that they lie aligned behind each other. */
export interface Constant {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array;
}

/** Attributes as the protocol buffer's JSON has them. */
type Attribute =
  | { type: 'DT_FLOAT' | 'DT_INT32' }
  | { b: boolean }
  | { s: string }
  | { list: { i: string[] } }
  | { shape: { dim: { size: string }[] } }
  | { tensor: { dtype: string; tensorShape: { dim: { size: string }[] } } };

export interface GraphNode {
  name: string;
  op: string;
  input?: string[];
  attr: Record<string, Attribute>;
}

export const dimensions = (shape: readonly number[]) => ({
  dim: shape.map((size) => ({ size: String(size) })),
});

const FLOAT: Attribute = { type: 'DT_FLOAT' };
export const wholes = (values: readonly number[]): Attribute => ({ list: { i: values.map(String) } });
export const flag = (value: boolean): Attribute => ({ b: value });
/** Texts are bytes there, and bytes are base 64 in JSON. */
export const word = (text: string): Attribute => ({ s: btoa(text) });

/** Grows a graph node by node; every method returns the name of what it made. */
export class Graph {
  readonly nodes: GraphNode[] = [];
  readonly constants: Constant[] = [];

  /** What is fed in. It says no number type, so that bytes may come as whole numbers too: a Cast follows. */
  placeholder(name: string, shape: readonly number[]): string {
    this.nodes.push({ name, op: 'Placeholder', attr: { shape: { shape: dimensions(shape) } } });
    return name;
  }

  float(name: string, shape: number[], values: Float32Array): string {
    return this.constant({ name, shape, values });
  }

  /** A list of whole numbers, or rows of two. */
  whole(name: string, values: readonly number[], shape = [values.length]): string {
    return this.constant({ name, shape, values: Int32Array.from(values) });
  }

  private constant(constant: Constant): string {
    const { name, shape, values } = constant;
    const dtype = values instanceof Int32Array ? 'DT_INT32' : 'DT_FLOAT';
    const tensor = { dtype, tensorShape: dimensions(shape) };
    this.nodes.push({ name, op: 'Const', attr: { dtype: { type: dtype }, value: { tensor } } });
    this.constants.push(constant);
    return name;
  }

  /** An operation on float32 tensors. */
  op(name: string, op: string, input: string[], attr: Record<string, Attribute> = {}): string {
    this.nodes.push({ name, op, input, attr: { T: FLOAT, ...attr } });
    return name;
  }

  cast(name: string, input: string): string {
    this.nodes.push({ name, op: 'Cast', input: [input], attr: { DstT: FLOAT } });
    return name;
  }
}
