/** The frame of the restore portal: one line on top, then the page. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { Suspense } from 'react'
import { Link, Outlet } from 'react-router'
import type { Session } from '../api/session.ts'
import { UserMenu } from '../layouts/user-menu.tsx'
import { Loading } from '../ui/page.tsx'
import { portalPaths } from './portal-paths.ts'

const useStyles = makeStyles({
  frame: {
    minHeight: '100dvh',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: '3rem',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
  },
  main: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '90rem',
    marginInline: 'auto',
    padding: tokens.spacingHorizontalXXL,
    color: tokens.colorNeutralForeground1,
    '@media (max-width: 48rem)': { padding: tokens.spacingHorizontalM },
  },
})

export function PortalLayout({ session }: { readonly session: Session }) {
  const styles = useStyles()
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <Link to={portalPaths.home()} className={styles.name}>
          Restore portal
        </Link>
        <UserMenu userName={session.userName} />
      </header>
      <main className={styles.main}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}
