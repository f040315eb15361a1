/** Teams and chats. */
import { type Choice, noTeams, use } from './choice.ts'

export const teams: readonly Choice[] = [
  {
    value: 'Team.ReadBasic.All',
    kind: 'application',
    uses: [use('backup', ['teams'], 'list the teams', 'no team is found: Teams is not backed up')],
    endpoints: ['GET /teams', 'GET /teams/{id}'],
    missingIn: noTeams,
  },
  {
    value: 'TeamSettings.Read.All',
    kind: 'application',
    uses: [use('backup', ['teams'], "back up a team's settings", 'the settings of teams are not backed up')],
    narrower: 'TeamSettings.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: ['GET /teams/{id}'],
    missingIn: noTeams,
  },
  {
    value: 'TeamMember.Read.All',
    kind: 'application',
    uses: [use('backup', ['teams'], "back up a team's members", 'the members of teams are not backed up')],
    narrower: 'TeamMember.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: ['GET /teams/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'Channel.ReadBasic.All',
    kind: 'application',
    uses: [use('backup', ['teams'], 'list the channels of a team', 'channels are not backed up')],
    endpoints: ['GET /teams/{id}/channels'],
    missingIn: noTeams,
  },
  {
    value: 'ChannelMember.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        ['teams'],
        'back up the members of private and shared channels',
        'the members of private channels are not backed up',
      ),
    ],
    narrower: 'ChannelMember.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: ['GET /teams/{id}/channels/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'ChannelMessage.Read.All',
    kind: 'application',
    uses: [use('backup', ['teams'], 'back up the posts of channels', 'posts of channels are not backed up')],
    narrower: 'ChannelMessage.Read.Group, consented to in each team (resource-specific consent)',
    endpoints: [
      'GET /teams/{id}/channels/{id}/messages',
      'GET /teams/{id}/channels/{id}/messages/delta',
      'GET /teams/{id}/channels/getallmessages',
    ],
    missingIn: noTeams,
  },
  {
    value: 'Chat.Read.All',
    kind: 'application',
    uses: [use('backup', ['chats'], 'back up chats', 'chats are not backed up')],
    narrower: 'ChatMessage.Read.Chat, consented to in each chat (resource-specific consent)',
    endpoints: ['GET /users/{id}/chats/getallmessages', 'GET /chats/{id}/messages'],
    missingIn: noTeams,
  },
  {
    value: 'Team.Create',
    kind: 'application',
    uses: [use('restore', ['teams'], 'create a team anew', 'a team that is gone cannot be restored')],
    endpoints: ['POST /teams'],
    missingIn: noTeams,
  },
  {
    value: 'Channel.Create',
    kind: 'application',
    uses: [use('restore', ['teams'], 'create a channel anew', 'a channel that is gone cannot be restored')],
    narrower: 'Channel.Create.Group, consented to in each team (resource-specific consent)',
    endpoints: ['POST /teams/{id}/channels'],
    missingIn: noTeams,
  },
  {
    value: 'TeamMember.ReadWrite.All',
    kind: 'application',
    uses: [use('restore', ['teams'], "restore a team's members", 'the members of a team cannot be restored')],
    narrower: 'TeamMember.ReadWriteNonOwnerRole.All, which leaves out the owners',
    endpoints: ['POST /teams/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'ChannelMember.ReadWrite.All',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['teams'],
        'restore the members of private and shared channels',
        'the members of private channels cannot be restored',
      ),
    ],
    narrower: 'ChannelMember.ReadWrite.Group, consented to in each team (resource-specific consent)',
    endpoints: ['POST /teams/{id}/channels/{id}/members'],
    missingIn: noTeams,
  },
  {
    value: 'Teamwork.Migrate.All',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['teams'],
        'restore posts with their author and date',
        'posts of channels cannot be restored; they can be exported',
      ),
    ],
    endpoints: [
      'POST /teams/{id}/channels/{id}/messages',
      'POST /teams/{id}/channels/{id}/completemigration',
    ],
    missingIn: noTeams,
  },
]
