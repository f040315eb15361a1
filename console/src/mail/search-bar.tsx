import {
  Button,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  SearchBox,
  Select,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { QuestionCircleRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { everyFolder, type ExplorerAddress } from './explorer-address.ts'

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexGrow: 1,
    maxWidth: '36rem',
  },
  box: { flexGrow: 1, minWidth: '10rem', maxWidth: '32rem' },
  help: { maxWidth: '22rem' },
  examples: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    '@media (max-width: 30rem)': { gridTemplateColumns: '1fr' },
  },
  example: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  meaning: { margin: 0 },
})

const examples = [
  ['invoice', 'the word, in subject, names or categories'],
  ['"annual report"', 'these words in this order'],
  ['subject:offer', 'in the subject; also from, to, cc, body, attachment'],
  ['received:>=2026-01-01', 'a time; also today, yesterday, this week'],
  ['size:>1MB', 'a size'],
  ['hasattachment:true', 'with files; also isread, isflagged'],
  ['offer NOT draft', 'AND, OR, NOT and parentheses join them'],
] as const

type Place = 'all' | 'mailbox' | 'folder'

/** Searches what is open, or more of it. The words stay when nothing was found. */
export function SearchBar({ address }: { readonly address: ExplorerAddress }) {
  const styles = useStyles()
  const { mailboxId, query = '', go } = address
  const folderId = address.folderId === everyFolder ? undefined : address.folderId
  // Typed words are not searched for before they are sent; another address brings its own.
  const [typed, setTyped] = useState({ of: query, text: query })
  const text = typed.of === query ? typed.text : query
  const place: Place = mailboxId === undefined ? 'all' : folderId === undefined ? 'mailbox' : 'folder'
  const search = (wanted: string, within: Place): void =>
    go({
      mailboxId: within === 'all' ? undefined : mailboxId,
      folderId: within === 'folder' ? folderId : undefined,
      query: wanted.trim(),
    })
  return (
    <form
      role="search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        search(text, place)
      }}
    >
      <SearchBox
        aria-label="Search messages"
        placeholder="Words, or subject:, from:, received:…"
        className={styles.box}
        value={text}
        onChange={(event, { value }) => {
          setTyped({ of: query, text: value })
          // The cross of the box, or all was deleted and the search is given up.
          if (value === '' && query !== '' && event.type === 'click') go({ mailboxId, folderId })
        }}
      />
      {query === '' || mailboxId === undefined ? null : (
        <Select
          aria-label="Where to search"
          value={place}
          onChange={(_event, { value }) =>
            search(query, value === 'folder' || value === 'mailbox' ? value : 'all')
          }
        >
          {folderId === undefined ? null : <option value="folder">This folder</option>}
          <option value="mailbox">This mailbox</option>
          <option value="all">All mailboxes</option>
        </Select>
      )}
      <Button type="submit">Search</Button>
      <Popover withArrow>
        <PopoverTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<QuestionCircleRegular />}
            aria-label="What can be searched for"
          />
        </PopoverTrigger>
        <PopoverSurface className={styles.help} aria-label="What can be searched for">
          <dl className={styles.examples}>
            {examples.flatMap(([example, meaning]) => [
              <dt key={example} className={styles.example}>
                {example}
              </dt>,
              <dd key={`${example} meaning`} className={styles.meaning}>
                {meaning}
              </dd>,
            ])}
          </dl>
        </PopoverSurface>
      </Popover>
    </form>
  )
}
