import { makeStyles, tokens } from '@fluentui/react-components'
import { Link } from 'react-router'

interface ViewLinksProps {
  readonly views: readonly { readonly name: string; readonly to: string; readonly isOpen: boolean }[]
}

const useStyles = makeStyles({
  views: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  view: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderBottom: `3px solid transparent`,
    ':hover': { borderBottomColor: tokens.colorNeutralStroke1 },
    '&[aria-current="page"]': {
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
    },
  },
})

/** The views of one thing, each with an address of its own. */
export function ViewLinks({ views }: ViewLinksProps) {
  const styles = useStyles()
  return (
    <nav aria-label="Views" className={styles.views}>
      {views.map(({ name, to, isOpen }) => (
        <Link key={name} to={to} className={styles.view} aria-current={isOpen ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
