import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface FoldProps {
  readonly title: string;
  readonly note?: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
}

/** A part of a tree, whose contents are asked for when it is opened. */
export function Fold({ title, note, open, children }: FoldProps) {
  const [isOpen, setOpen] = useState(open);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} {note !== undefined && <small>{note}</small>}
      </summary>
      {isOpen && children}
    </details>
  );
}
