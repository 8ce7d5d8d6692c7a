export type Theme = 'light' | 'dark';

/** Colours and sizes close to those of Teams' own themes (Fluent UI, 2024), written down by us. */
const themes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f0f0f0',
    warning: '#fff4ce',
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    attention: '#b10e1c',
    button: '#ffffff',
    line: '#d1d1d1',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    emphasis: '#383838',
    warning: '#4a3b00',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#aab1fa',
    good: '#92c353',
    attention: '#f9929e',
    button: '#292929',
    line: '#666666',
  },
} as const;

const fonts = "'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', 'DejaVu Sans', sans-serif";

/** How Teams sets the renderer up, as far as its documentation shows it. */
export function hostConfig(theme: Theme) {
  const t = themes[theme];
  const colour = (value: string, subtle: string = t.subtle) => ({ default: value, subtle });
  const foregroundColors = {
    default: colour(t.text),
    accent: colour(t.accent, t.accent),
    good: colour(t.good, t.good),
    warning: colour(t.attention, t.attention),
    attention: colour(t.attention, t.attention),
    light: colour(t.subtle),
    dark: colour(t.text),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    supportsInteractivity: true,
    fontFamily: fonts,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: t.line },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    containerStyles: {
      default: style(t.card),
      emphasis: style(t.emphasis),
      warning: style(t.warning),
      accent: style(t.emphasis),
      good: style(t.emphasis),
      attention: style(t.emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    inputs: { label: { requiredInputs: { suffix: ' *' }, optionalInputs: {} } },
  };
}

/** The page around a card. */
export function styleSheet(theme: Theme): string {
  const t = themes[theme];
  return `
    body { margin: 0; padding: 12px; background: ${t.page}; font-family: ${fonts}; word-break: keep-all; }
    #card { background: ${t.card}; border: 1px solid ${t.line}; border-radius: 8px; color: ${t.text}; }
    p { margin: 0; }
    .ac-pushButton { background: ${t.button}; color: ${t.text}; border: 1px solid ${t.line}; border-radius: 4px;
      min-height: 32px; padding: 4px 12px; font: 600 14px ${fonts}; text-align: center; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7; }
    .ac-pushButton.style-destructive { color: ${t.attention}; }
    .ac-actionSet { flex-wrap: wrap !important; row-gap: 8px; }
    .ac-actionSet > div { max-width: 100%; }
    .ac-input { background: ${t.emphasis}; color: ${t.text}; border: 0; border-bottom: 1px solid ${t.subtle};
      min-height: 32px; padding: 4px 8px; box-sizing: border-box; font: 14px ${fonts}; width: 100%; }
    .ac-input input { width: auto; }
    .ac-selectable { cursor: pointer; }
  `;
}
