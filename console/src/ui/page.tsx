import { Breadcrumb, BreadcrumbItem, Spinner, Title2, makeStyles, tokens } from '@fluentui/react-components'
import { Fragment, type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'

interface Crumb {
  readonly name: string
  readonly to: string
}

interface PageProps {
  readonly title: string
  /** The pages above this one. */
  readonly crumbs?: readonly Crumb[]
  /** Buttons beside the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** The frame of every page: title (also of the browser's tab), where one is, and what can be done here. */
export function Page({ title, crumbs = [], actions, children }: PageProps) {
  const styles = useStyles()
  useEffect(() => {
    document.title = `${title} – Strongroom`
  }, [title])
  return (
    <div className={styles.page}>
      {crumbs.length === 0 ? null : (
        <Breadcrumb aria-label="Where you are">
          {crumbs.map(({ name, to }, index) => (
            <Fragment key={to}>
              {index === 0 ? null : <span aria-hidden="true">/&nbsp;</span>}
              <BreadcrumbItem>
                <Link to={to}>{name}</Link>
                &nbsp;
              </BreadcrumbItem>
            </Fragment>
          ))}
        </Breadcrumb>
      )}
      <div className={styles.head}>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** What stands where content will be. */
export function Loading({ label = 'Loading…' }: { readonly label?: string }) {
  return <Spinner label={label} labelPosition="after" size="small" />
}
