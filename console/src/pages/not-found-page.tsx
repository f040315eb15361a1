import { Link } from 'react-router'
import { pb } from '../paths.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'

export function NotFoundPage() {
  return (
    <Page title="Not found">
      <EmptyState
        title="There is nothing at this address"
        text="It was removed, or the link is not complete."
        action={<Link to={pb.dashboard()}>To the start</Link>}
      />
    </Page>
  )
}
