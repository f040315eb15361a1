import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'

/** The portal is for people of organizations; whoever administers the server restores in the console. */
export function WrongSession({ userName }: { readonly userName: string }) {
  return (
    <Page title="Restore portal">
      <EmptyState
        title={`You are signed in as ${userName}, an account of this server`}
        text="The portal is for people of an organization. Restore in the console, or sign out (your name, top right) and sign in here with Microsoft."
        action={<a href="/console/restore">Restore in the console</a>}
      />
    </Page>
  )
}
