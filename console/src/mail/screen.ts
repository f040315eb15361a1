/** Room for three panes side by side. */
export const wide = '@media (min-width: 68rem)'
/** One pane at a time. */
export const narrow = '@media (max-width: 67.99rem)'
