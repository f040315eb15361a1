import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Link } from 'react-router'

interface TabLink {
  readonly value: string
  readonly name: string
  readonly to: string
}

interface TabLinksProps {
  /** Of what these are parts, for screen readers. */
  readonly label: string
  readonly tabs: readonly TabLink[]
  /** The one that is shown. */
  readonly current: string
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: '2px solid transparent',
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    textDecorationLine: 'none',
    ':hover': {
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorSubtleBackgroundHover,
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** The parts of a page, each with an address of its own: they look like tabs, and are links. */
export function TabLinks({ label, tabs, current }: TabLinksProps) {
  const styles = useStyles()
  return (
    <nav aria-label={label}>
      <ul className={styles.list}>
        {tabs.map(({ value, name, to }) => (
          <li key={value}>
            <Link
              to={to}
              className={mergeClasses(styles.tab, value === current && styles.current)}
              aria-current={value === current ? 'page' : undefined}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
