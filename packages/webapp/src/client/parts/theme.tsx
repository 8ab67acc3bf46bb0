import { useState } from "preact/hooks";
import { words } from "../words.js";

const key = "overwatch-theme";

type Theme = "light" | "dark";

/** What was chosen before, else what the system prefers. */
export function applyTheme(theme: Theme = chosenTheme()): void {
  document.documentElement.dataset["theme"] = theme;
}

function chosenTheme(): Theme {
  const kept = read();
  if (kept === "light" || kept === "dark") return kept;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const next = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      class="icon"
      aria-label={words.theme.label}
      title={next === "dark" ? words.theme.toDark : words.theme.toLight}
      onClick={() => {
        setTheme(next);
        applyTheme(next);
        try {
          localStorage.setItem(key, next);
        } catch {
          // A browser that keeps nothing: the choice lasts as long as the page.
        }
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.5a6.5 6.5 0 1 0 0 13z" />
        <circle cx="8" cy="8" r="6.5" />
      </svg>
    </button>
  );
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
