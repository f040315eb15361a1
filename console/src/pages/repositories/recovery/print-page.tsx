import { makeStaticStyles, makeStyles } from '@fluentui/react-components'
import { createPortal } from 'react-dom'

/** On paper there is this page alone, whatever is on the screen. */
const useOnPaper = makeStaticStyles(
  '@media print { body:has(> [data-print-page]) > :not([data-print-page]) { display: none } }',
)

const useStyles = makeStyles({
  page: {
    display: 'none',
    '@media print': {
      display: 'block',
      fontFamily: 'monospace',
      fontSize: '10pt',
      color: 'black',
      backgroundColor: 'white',
      whiteSpace: 'pre-wrap',
      margin: 0,
    },
  },
})

/** A text that is only seen when the browser prints; the button that prints stands where it is offered. */
export function PrintPage({ text }: { readonly text: string }) {
  useOnPaper()
  const styles = useStyles()
  return createPortal(
    <pre data-print-page className={styles.page}>
      {text}
    </pre>,
    document.body,
  )
}
