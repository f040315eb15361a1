import { Title3 } from '@fluentui/react-components'

export function PortalSignInPage() {
  return (
    <main>
      <Title3 as="h1">Restore portal</Title3>
    </main>
  )
}
