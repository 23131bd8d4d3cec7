// A button with a small menu of deeds under it; what goes wrong in a deed is said beside it.
import { useId, useRef, useState } from 'react';
import './popMenu.css';

/** A deed; one that opens a file of the person's; a line between two groups. */
export type MenuItem =
  | { label: string; act: () => void | Promise<void> }
  | { label: string; accept: string; open: (file: File) => void | Promise<void> }
  | 'line';

interface PopMenuProps {
  /** On the button. */
  label: string;
  /** Spoken name of button and menu. */
  name: string;
  items: readonly MenuItem[];
}

interface ItemProps {
  item: Exclude<MenuItem, 'line'>;
  /** Does a deed of the item, with the menu closed. */
  run: (deed: () => void | Promise<void>) => void;
}

function Item({ item, run }: ItemProps) {
  const input = useRef<HTMLInputElement>(null);
  if ('act' in item)
    return (
      <button type="button" onClick={() => run(item.act)}>
        {item.label}
      </button>
    );
  return (
    <>
      <button type="button" onClick={() => run(() => input.current?.click())}>
        {item.label}
      </button>
      <input
        ref={input}
        type="file"
        accept={item.accept}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = ''; // so that the same file can be opened again
          if (file) run(() => item.open(file));
        }}
      />
    </>
  );
}

export function PopMenu({ label, name, items }: PopMenuProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const menu = useRef<HTMLDialogElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const run: ItemProps['run'] = (deed) => {
    menu.current?.hidePopover();
    setWrong(null);
    Promise.resolve()
      .then(deed)
      .catch((error: unknown) => setWrong(error instanceof Error ? error.message : String(error)));
  };
  /** Under its button, within the page. */
  const place = () => {
    const box = button.current?.getBoundingClientRect();
    if (!box || !menu.current) return;
    menu.current.style.top = `${box.bottom + 4}px`;
    menu.current.style.right = `${Math.max(document.documentElement.clientWidth - box.right, 8)}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn sm pop-menu-button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={name}
        onClick={place}
      >
        {label}
      </button>
      <dialog id={id} ref={menu} popover="auto" aria-label={name} className="pop-menu">
        {items.map((item, i) =>
          item === 'line' ? <hr key={i} /> : <Item key={item.label} item={item} run={run} />,
        )}
      </dialog>
      {wrong && (
        <span role="alert" className="pop-menu-error">
          {wrong}
        </span>
      )}
    </>
  );
}
