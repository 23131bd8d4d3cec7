// A control's name that tells its help sentence on hover, focus, click or tap (native popover: top layer, Escape, no code).
import { useEffect, useRef, type ReactNode } from 'react';

/** A hover shorter than this is on its way elsewhere. */
const HOVER_MILLISECONDS = 350;

/** Room kept between the bubble and the edges of the window, in pixels. */
const EDGE = 8;

/** Puts the bubble under its label, or above it where there is no room below, within the window. */
function place(bubble: HTMLElement, label: HTMLElement): void {
  const at = label.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const below = at.bottom + 4;
  const top = below + height + EDGE > innerHeight ? at.top - height - 4 : below;
  bubble.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE))}px`;
  bubble.style.top = `${Math.max(EDGE, top)}px`;
}

interface HelpLabelProps {
  /** `id` names the control (aria-labelledby), `${id}-help` describes it (aria-describedby). */
  id: string;
  help: string;
  children: ReactNode;
}

/** The label of a control, as a button that shows `help`. */
export function HelpLabel({ id, help, children }: HelpLabelProps) {
  const label = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = () => {
    clearTimeout(timer.current);
    if (!bubble.current || !label.current || bubble.current.matches(':popover-open')) return;
    bubble.current.showPopover();
    place(bubble.current, label.current);
  };
  const hide = () => {
    clearTimeout(timer.current);
    bubble.current?.hidePopover();
  };
  const hoverStarts = (event: React.PointerEvent) => {
    if (event.pointerType === 'mouse') timer.current = setTimeout(show, HOVER_MILLISECONDS);
  };

  return (
    <span className="control-label">
      <button
        ref={label}
        type="button"
        className="control-name"
        aria-describedby={`${id}-help`}
        onClick={show}
        onPointerEnter={hoverStarts}
        onPointerLeave={hide}
        onFocus={(event) => event.target.matches(':focus-visible') && show()}
        onBlur={hide}
      >
        <span id={id}>{children}</span>
      </button>
      <span ref={bubble} popover="auto" id={`${id}-help`} role="tooltip" className="control-help">
        {help}
      </span>
    </span>
  );
}
