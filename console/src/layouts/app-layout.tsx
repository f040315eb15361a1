/** The frame of the console: where one can go, who is signed in. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowResetRegular,
  BuildingRegular,
  CalendarClockRegular,
  ClipboardTaskListLtrRegular,
  DatabaseRegular,
  type FluentIcon,
  HistoryRegular,
  HomeRegular,
  NavigationRegular,
  PeopleCheckmarkRegular,
  SettingsRegular,
} from '@fluentui/react-icons'
import { Suspense, useState } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router'
import type { Session } from '../api/session.ts'
import { useLiveChanges } from '../hooks/use-live-changes.ts'
import { pb } from '../paths.ts'
import { Loading } from '../ui/page.tsx'
import { UserMenu } from './user-menu.tsx'

interface Place {
  readonly name: string
  readonly to: string
  readonly Icon: FluentIcon
  /** For administrators of the whole server alone. */
  readonly isForServer?: boolean
}

const places: readonly Place[] = [
  { name: 'Home', to: pb.dashboard(), Icon: HomeRegular },
  { name: 'Organizations', to: pb.organizations(), Icon: BuildingRegular },
  { name: 'Jobs', to: pb.jobs(), Icon: CalendarClockRegular },
  { name: 'Sessions', to: pb.sessions(), Icon: HistoryRegular },
  { name: 'Repositories', to: pb.repositories(), Icon: DatabaseRegular },
  { name: 'Restore', to: pb.restore(), Icon: ArrowResetRegular },
  { name: 'Approvals', to: pb.approvals(), Icon: PeopleCheckmarkRegular, isForServer: true },
  { name: 'Audit log', to: pb.audit(), Icon: ClipboardTaskListLtrRegular },
  { name: 'Settings', to: pb.settings(), Icon: SettingsRegular },
]

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    gridTemplateColumns: '14rem minmax(0, 1fr)',
    gridTemplateRows: '3rem minmax(0, 1fr)',
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  top: {
    gridColumn: '1 / -1',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
  menuButton: { display: 'none', '@media (max-width: 48rem)': { display: 'inline-flex' } },
  nav: {
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 48rem)': { display: 'none' },
  },
  navOpen: { '@media (max-width: 48rem)': { display: 'block' } },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  main: {
    padding: tokens.spacingHorizontalXXL,
    overflow: 'auto',
    color: tokens.colorNeutralForeground1,
    '@media (max-width: 48rem)': { padding: tokens.spacingHorizontalM },
  },
  skip: {
    position: 'absolute',
    left: '-99rem',
    ':focus': { left: tokens.spacingHorizontalM, top: tokens.spacingVerticalS, zIndex: 2 },
  },
})

export function AppLayout({ session }: { readonly session: Session }) {
  const styles = useStyles()
  useLiveChanges()
  const { pathname } = useLocation()
  // The menu of a narrow screen belongs to the page on which it was opened.
  const [openedOn, setOpenedOn] = useState<string>()
  const isOpen = openedOn === pathname
  const isServer = session.isServerAdministrator === true
  const shown = places.filter(({ isForServer }) => isServer || isForServer !== true)
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <a href="#content" className={styles.skip}>
          To the content
        </a>
        <Button
          className={styles.menuButton}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label="Menu"
          aria-expanded={isOpen}
          onClick={() => setOpenedOn(isOpen ? undefined : pathname)}
        />
        <span className={styles.name}>Strongroom</span>
        <UserMenu userName={session.userName} />
      </header>
      <nav aria-label="Console" className={mergeClasses(styles.nav, isOpen && styles.navOpen)}>
        <ul className={styles.list}>
          {shown.map(({ name, to, Icon }) => (
            <li key={to}>
              <NavLink to={to} end={to === pb.dashboard()} className={styles.link}>
                <Icon aria-hidden="true" fontSize={20} />
                {name}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}
