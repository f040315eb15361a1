/** Light or dark as the system says, unless this browser was told otherwise. */
import {
  createDOMRenderer,
  FluentProvider,
  makeStaticStyles,
  RendererProvider,
  tokens,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components'
import { createContext, type ReactNode, use, useMemo, useState, useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'

const storageKey = 'strongroom.theme'
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark']

interface ThemeState {
  readonly choice: ThemeChoice
  readonly choose: (choice: ThemeChoice) => void
}

/** What stands outside of components: the page itself, and links between pages, which would be unreadable in the dark. */
const usePageStyles = makeStaticStyles({
  body: { margin: 0 },
  a: { color: tokens.colorBrandForegroundLink },
})

const ThemeContext = createContext<ThemeState>({ choice: 'system', choose: () => undefined })

export function useTheme(): ThemeState {
  return use(ThemeContext)
}

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey)
  return choices.find((choice) => choice === stored) ?? 'system'
}

function useSystemIsDark(): boolean {
  const query = useMemo(() => globalThis.matchMedia('(prefers-color-scheme: dark)'), [])
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    () => query.matches,
  )
}

/** The page's policy lets only styles with its nonce in (`docs/security.md`). */
function nonceOfPage(): string | undefined {
  return document.querySelector<HTMLElement>('script[nonce]')?.nonce
}

function PageStyles() {
  usePageStyles()
  return null
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState(storedChoice)
  const systemIsDark = useSystemIsDark()
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark)
  const renderer = useMemo(() => {
    const nonce = nonceOfPage()
    return createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } })
  }, [])
  const state = useMemo(
    () => ({
      choice,
      choose: (chosen: ThemeChoice) => {
        localStorage.setItem(storageKey, chosen)
        setChoice(chosen)
      },
    }),
    [choice],
  )
  return (
    <ThemeContext value={state}>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <PageStyles />
        <FluentProvider theme={isDark ? webDarkTheme : webLightTheme}>{children}</FluentProvider>
      </RendererProvider>
    </ThemeContext>
  )
}
