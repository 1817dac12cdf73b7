/** Commands of LaTeX that are heard: what they are called. Those not listed here go by their own names. */
const WORDS: Readonly<Record<string, string>> = {
  to: 'to',
  partial: '∂',
  cdot: 'times',
  times: 'times',
  mid: 'given',
  Vert: 'from',
  le: '≤',
  ge: '≥',
  ne: '≠',
  infty: '∞',
};

/** Commands that only say how something looks. */
const SILENT =
  /\\(?:mathrm|mathbf|mathbb|mathcal|text|operatorname|left|right|inputrole|weightrole|outputrole|gradientrole|[,;:! ])/g;

/** A title of Markdown with formulas as a screen reader should say it: `$\dot{v}_{1}$` is "v dot 1". */
export function spokenTitle(title: string): string {
  return title
    .replaceAll(/\$([^$]*)\$/g, (_, latex: string) => spokenLatex(latex))
    .replaceAll(/[*`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function spokenLatex(latex: string): string {
  return latex
    .replaceAll(SILENT, '')
    .replaceAll(/\\(dot|bar|hat|tilde)\s*(?:\{([^{}]*)\}|(\w))/g, (_, sign, group, letter) => {
      return `${String(group ?? letter)} ${String(sign)} `;
    })
    .replaceAll(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replaceAll(/\\[dt]?frac\s*(\d)\s*(\d)/g, '$1/$2')
    .replaceAll(/\\([A-Za-z]+)/g, (_, name: string) => ` ${WORDS[name] ?? name} `)
    .replaceAll(/_\s*/g, ' ')
    .replaceAll(/\^\s*/g, ' to the ')
    .replaceAll(/[{}\\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
