// A formula: at once as plain HTML, typeset as soon as KaTeX is there. Drawn once per TeX; live numbers stand beside it.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import './tex.css';

type Draw = (tex: string, element: HTMLElement) => void;

let drawing: Draw | null = null;

/** KaTeX once it has loaded; null before, and for good where it cannot be loaded. */
function useDraw(): Draw | null {
  const [draw, setDraw] = useState<Draw | null>(() => drawing);
  useEffect(() => {
    if (draw) return undefined;
    let wanted = true;
    import('./katex').then(
      (katex) => {
        drawing = katex.draw;
        if (wanted) setDraw(() => katex.draw);
      },
      () => undefined, // the plain formula stays
    );
    return () => {
      wanted = false;
    };
  }, [draw]);
  return draw;
}

/** `children`: what is seen and read until KaTeX has loaded. */
export function Tex({ tex, children }: { tex: string; children?: ReactNode }) {
  const draw = useDraw();
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (draw && element.current) draw(tex, element.current);
  }, [draw, tex]);
  return draw ? <span ref={element} className="tex" key="tex" /> : <span key="plain">{children}</span>;
}
