// Keeps the canvas up to date: new frames set targets, positions ease towards them, and drawing stops when all is at rest.
import { useInterface } from '../../../state/interface';
import type { LiveFrame } from '../../../state/live';
import { useRun } from '../../../state/run';
import { itemName } from '../../shared/itemFacts';
import { project, turnedTo, type Projection } from '../../shared/projection';
import { thumbnailAspect } from '../../shared/thumbnail';
import { easeOverlaps, fit, fitAlike, HOME, toScreen, type Size, type Viewport } from './layout';
import { hoverText, paintMap } from './paintMap';
import { boxesOf, markAt, type Picture } from './picture';
import { buildScene, type Scene } from './scene';
import type { MapSource } from './source';

/** Time constant of the easing: after 120 ms 95 % of the way is done. */
const EASE_MILLISECONDS = 40;
/** Embeddings that spread less than this share of their own length are drawn as the heap they are. */
const LEAST_EXTENT = 0.02;
/** Below this many px nothing is seen to move. */
const AT_REST = 0.15;

/** What the legend says of the canvas; told only when it changes. */
export interface MapFacts {
  /** Percent of the variance that the plane shows; null before the first frame. */
  variance: number | null;
  wrongLabels: boolean;
}

const NO_SCENE: Scene = {
  anchor: -1,
  nodes: [],
  edges: [],
  arrows: [],
  labels: [],
  hasMislabelled: false,
};

/** Draws one map canvas; the owner calls `refresh` when anything it shows has changed. */
export class MapLoop {
  /** Row under the keyboard cursor, while the map has focus. */
  cursor: number | null = null;
  reducedMotion = false;
  private view: Viewport = HOME;
  scene: Scene = NO_SCENE;
  size: Size = { width: 0, height: 0 };
  /** The plane that is drawn; null before the first frame. */
  projection: Projection | null = null;
  private projected: unknown = null;
  private target: Float64Array<ArrayBufferLike> = new Float64Array(0);
  private positions: Float64Array<ArrayBufferLike> = new Float64Array(0);
  private at: Float64Array<ArrayBufferLike> = new Float64Array(0);
  private ghosts: Float64Array | null = null;
  private ghostPlane: { of: LiveFrame; projection: Projection } | null = null;
  private boxes: Size[] = [];
  private unit = 0;
  private norm = 0;
  private facts = '';
  private handle = 0;
  private last = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly onFacts: (facts: MapFacts) => void,
    private readonly source: MapSource,
    /** A map whose plane this one's is turned to. */
    private readonly beside: MapLoop | null = null,
  ) {}

  private get variance(): number | null {
    return this.projection?.variance ?? null;
  }

  get viewport(): Viewport {
    return this.view;
  }

  /** Zooms and shifts. At home one finger scrolls the page; zoomed in it moves the map. */
  look(view: Viewport): void {
    this.view = view;
    this.canvas.style.touchAction = view.zoom > 1 ? 'none' : 'pan-y';
    this.draw();
  }

  resize(width: number, height: number): void {
    this.size = { width, height };
    this.jump();
  }

  /** Takes the newest frame and options, and starts to move there. */
  refresh(): void {
    const { summary } = useRun.getState();
    const frame = this.source.frame();
    if (!frame || !summary) {
      this.scene = NO_SCENE;
      this.projection = this.projected = null;
      this.positions = new Float64Array(0); // what comes next has nothing to do with what was here
    } else {
      const probe = summary.probes[frame.part];
      const n = probe.items.length;
      if (this.projected !== frame && frame.embeddings.length === n * frame.dimension) {
        if (frame.embeddings.every(Number.isFinite)) {
          this.projection = project(
            frame.embeddings,
            n,
            frame.dimension,
            this.beside?.projection ?? this.projection,
          );
          this.norm = Math.sqrt(frame.embeddings.reduce((sum, v) => sum + v * v, 0) / n);
        }
        this.projected = frame;
      }
      this.scene = buildScene(probe, this.source.view());
    }
    this.tell();
    this.aim();
    this.draw();
  }

  private tell(): void {
    const { variance } = this;
    const { hasMislabelled: wrongLabels } = this.scene;
    const facts = { variance: variance === null ? null : Math.round(variance * 100), wrongLabels };
    const text = JSON.stringify(facts);
    if (text === this.facts) return;
    this.facts = text;
    this.onFacts(facts);
  }

  private get factor(): number {
    const { width } = this.size;
    return width >= 440 ? 1 : width >= 340 ? 0.92 : 0.85;
  }

  private aim(): void {
    const { projection, scene, size } = this;
    if (!projection || projection.points.length !== scene.nodes.length * 2) {
      this.target = new Float64Array(0);
      this.ghosts = null;
      return;
    }
    const flat = this.source.frame()?.dimension === 2;
    const fitted = fit(projection.points, size, flat, LEAST_EXTENT * this.norm);
    const { positions, scale } = fitted;
    const then = this.ghostProjection(projection, flat);
    this.ghosts = then && fitAlike(then.points, projection.points, fitted, size, flat);
    this.unit = flat ? scale[0] : 0; // a length in a projection would claim too much
    const { mapMode } = useInterface.getState();
    // Two dimensions are drawn exactly as they are; a projection is approximate anyway.
    if (!flat && mapMode === 'images')
      easeOverlaps(positions, boxesOf(scene.nodes, mapMode, thumbnailAspect(), this.factor), size);
    this.target = positions;
    if (this.positions.length !== positions.length) this.positions = positions.slice();
  }

  /** The plane of the ghosts, turned to match the shown one; null when there are none. */
  private ghostProjection(shown: Projection, flat: boolean): Projection | null {
    const frame = this.source.ghosts();
    if (!frame) return null;
    const { embeddings, dimension } = frame;
    const n = embeddings.length / dimension;
    if (n * 2 !== shown.points.length || !embeddings.every(Number.isFinite)) return null;
    if (this.ghostPlane?.of !== frame)
      this.ghostPlane = { of: frame, projection: project(embeddings, n, dimension) };
    return flat ? this.ghostPlane.projection : turnedTo(this.ghostPlane.projection, shown);
  }

  /** Goes there at once (new size, first frame). */
  private jump(): void {
    this.aim();
    this.positions = this.target.slice();
    this.draw();
  }

  /** Draws soon; several calls before the next picture are one. */
  draw(): void {
    this.handle ||= requestAnimationFrame(this.tick);
  }

  private tick = (now: number): void => {
    this.handle = 0;
    const elapsed = Math.min(now - this.last, 50);
    this.last = now;
    const share = this.reducedMotion ? 1 : 1 - Math.exp(-elapsed / EASE_MILLISECONDS);
    let farthest = 0;
    if (this.positions.length !== this.target.length) this.positions = this.target.slice();
    for (let i = 0; i < this.target.length; i++) {
      const way = this.target[i] - this.positions[i];
      this.positions[i] += way * share;
      farthest = Math.max(farthest, Math.abs(way * (1 - share)));
    }
    this.paint();
    if (farthest > AT_REST) this.draw();
  };

  private paint(): void {
    const ctx = this.canvas.getContext('2d');
    const { width, height } = this.size;
    if (!ctx || !width || !height) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) [this.canvas.width, this.canvas.height] = [w, h];
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!paintMap(ctx, this.picture())) this.draw();
  }

  private picture(): Picture {
    const { scene, size, viewport } = this;
    const { mapMode, forces, hovered, litTerm } = useInterface.getState();
    this.at = this.positions.map((p, i) => toScreen(p, (i % 2) as 0 | 1, size, viewport));
    // Marks grow with the square root of the zoom, so that zooming in both enlarges and separates.
    const factor = this.factor * Math.min(2.4, Math.sqrt(viewport.zoom));
    this.boxes = boxesOf(scene.nodes, mapMode, thumbnailAspect(), factor);
    const placed = this.at.length === scene.nodes.length * 2;
    return {
      size,
      scene: placed ? scene : NO_SCENE,
      at: this.at,
      ghosts: this.ghosts?.map((p, i) => toScreen(p, (i % 2) as 0 | 1, size, viewport)) ?? null,
      boxes: this.boxes,
      mode: mapMode,
      forces,
      hovered: hovered === null ? null : { item: hovered, text: this.textOf(hovered) },
      litSide: litTerm === 'positive' || litTerm === 'negative' ? litTerm : null,
      cursor: this.cursor,
      unit: this.unit * viewport.zoom,
    };
  }

  private textOf(item: number): string {
    const view = this.source.view();
    const member = [...(view?.positives ?? []), ...(view?.negatives ?? [])].find((m) => m.item === item);
    return hoverText(itemName(item), member?.distance ?? null);
  }

  /** Probe row under a place of the pane, or null. */
  rowAt(x: number, y: number): number | null {
    return this.at.length === this.scene.nodes.length * 2
      ? markAt(this.scene.nodes, this.at, this.boxes, x, y)
      : null;
  }

  /** Places of the marks as last drawn, n × 2 CSS px. */
  get places(): Float64Array {
    return this.at;
  }

  stop(): void {
    cancelAnimationFrame(this.handle);
    this.handle = 0;
  }
}
