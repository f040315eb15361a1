import { Card, Text, Title3, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalM,
  },
  card: { width: 'min(34rem, 100%)', boxSizing: 'border-box', padding: tokens.spacingHorizontalXXL },
  title: { margin: 0, overflowWrap: 'anywhere' },
  address: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

/** Between a link of a mail and where it leads: nobody gets anywhere by surprise, and nothing of us goes along. */
export function LeavingPage() {
  const styles = useStyles()
  const [params] = useSearchParams()
  const target = leavingTo(params.get('to'))
  useEffect(() => {
    document.title = 'A link of a mail – Strongroom'
  }, [])
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        {target === undefined ? (
          <>
            <Title3 as="h1" className={styles.title}>
              This link leads nowhere
            </Title3>
            <Text>It is not complete, or is no address of the web. Close this window.</Text>
          </>
        ) : (
          <>
            <Title3 as="h1" className={styles.title}>
              This link leads to {target.place}
            </Title3>
            <Text>
              A mail named this address; nobody has checked it. Go on only if you know it and expected the
              mail. Never enter a password there that you use here.
            </Text>
            <Text className={styles.address}>{target.href}</Text>
            <a href={target.href} rel="noopener noreferrer nofollow">
              Go to {target.place}
            </a>
            <Text>Or close this window.</Text>
          </>
        )}
      </Card>
    </main>
  )
}

const longestAddress = 2_000

/** Whole addresses of the web and of mail alone; host names in the letters of the network, which cannot be mistaken. */
export function leavingTo(
  text: string | null,
): { readonly href: string; readonly place: string } | undefined {
  if (text === null || text.length > longestAddress || !URL.canParse(text)) return undefined
  const { protocol, host, pathname, href, username, password } = new URL(text)
  if (protocol === 'mailto:' || protocol === 'tel:') return { href, place: decoded(pathname) }
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  // `https://known.example@elsewhere.example/` is made to be mistaken.
  return username === '' && password === '' ? { href, place: host } : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
