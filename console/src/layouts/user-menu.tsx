import {
  Button,
  Menu,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components'
import { PersonRegular } from '@fluentui/react-icons'
import { useSignOut } from '../hooks/use-sign-out.ts'
import { type ThemeChoice, useTheme } from '../ui/theme.tsx'

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: '60vw' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** Who is signed in, how it looks, and the way out: the same in the console and in the portal. */
export function UserMenu({ userName }: { readonly userName: string }) {
  const styles = useStyles()
  const { choice, choose } = useTheme()
  const signOut = useSignOut()
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const [chosen] = checkedItems
        if (chosen !== undefined) choose(themeOf(chosen))
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<PersonRegular />}
          aria-label={`Signed in as ${userName}`}
          className={styles.button}
        >
          <span className={styles.name}>{userName}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="theme" value="system">
            As the system
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="light">
            Light
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="dark">
            Dark
          </MenuItemRadio>
          <MenuItem onClick={() => signOut.mutate()}>Sign out</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function themeOf(value: string): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system'
}
