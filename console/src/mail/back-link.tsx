import { makeStyles, tokens } from '@fluentui/react-components'
import { ChevronLeftRegular } from '@fluentui/react-icons'
import { Link } from 'react-router'
import { wide } from './screen.ts'

const useStyles = makeStyles({
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '2.5rem',
    alignSelf: 'flex-start',
    color: tokens.colorBrandForegroundLink,
    [wide]: { display: 'none' },
  },
})

/** To the pane before, where one pane is shown at a time. */
export function BackLink({ to, text }: { readonly to: string; readonly text: string }) {
  const styles = useStyles()
  return (
    <Link to={to} className={styles.link}>
      <ChevronLeftRegular aria-hidden="true" />
      {text}
    </Link>
  )
}
