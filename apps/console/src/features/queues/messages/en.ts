export const en = {
  title: 'Queues',
  lead: 'Conversations wait in queues until somebody of the queue takes them.',
  new: 'New queue',
  list: 'Queues',
  name: 'Name',
  priority: 'Priority',
  members: 'Members',
  waiting: 'Waiting',
  usedBy: 'Fallback of',
  default: 'Default',
  everybody: 'Everybody',
  memberCount: '{count, plural, =0 {Nobody} one {One person} other {# people}}',
  unused: 'No workstream',
  edit: 'Edit {name}',
  emptyTitle: 'No queue yet',
  emptyText: 'A queue gathers the people who answer one kind of question. Create the first one.',
  nobody: 'Nobody is in this queue. Conversations here are seen by supervisors only.',
  newTitle: 'New queue',
  editTitle: 'Edit queue',
  nameTaken: 'Another queue has this name already.',
  nameHint: 'For example: Orders, Complaints, Evening shift',
  priorityLabel: 'Queue priority',
  hours: 'Operating hours',
  hoursHint: 'Customers who write outside are told so, if the channel has a text for it.',
  hoursAlways: 'Always open',
  hoursFailed: 'The operating hours could not be read. The rest can be saved all the same.',
  membersHint: 'These people see the waiting conversations of this queue and can take them.',
  membersDefault: 'Everybody is a member of the default queue, new colleagues too.',
  search: 'Search by name',
  searchResult: '{count, plural, =0 {Nobody found} one {One person} other {# people}}',
  selected: '{count, plural, =0 {Nobody chosen} one {One person chosen} other {# people chosen}}',
  selectAll: 'Choose all shown',
  clear: 'Choose nobody',
  'role.administrator': 'Administrator',
  'role.supervisor': 'Supervisor',
  'role.agent': 'Agent',
  membersFailed: 'The list of colleagues could not be read. Name and priority can be saved all the same.',
  retry: 'Try again',
  create: 'Create',
  save: 'Save',
  actions: 'Actions',
  created: 'The queue “{name}” was created.',
  saved: 'The queue “{name}” was saved.',
  deleted: 'The queue “{name}” was deleted.',
  deleteTitle: 'Delete “{name}”?',
  delete:
    'Delete',
  copy:
    'Copy',
  deactivate:
    'Deactivate',
  activate:
    'Activate',
  more:
    'More actions for {name}',
  inactive:
    'Inactive',
  priorityHint:
    'A number from 1 to 100. When someone is free, conversations of queues with 1 are offered first, the longest-waiting first.',
  copyTitle:
    'Copy “{name}”',
  copyName:
    '{name} (copy)',
  copyText:
    'The copy gets the same priority, members and operating hours. Conversations stay where they are.',
  copyDefaultText:
    'The copy gets the same priority and operating hours. It has no members yet: in the default queue they are everybody.',
  'impact.waiting':
    '{count, plural, =0 {No conversation waits in it.} one {One conversation waits in it.} other {# conversations wait in it.}}',
  'impact.held':
    '{count, plural, one {One conversation is in somebody’s hands and stays there.} other {# conversations are in somebody’s hands and stay there.}}',
  'impact.closed':
    '{count, plural, one {One closed conversation goes along, because its customer may write again.} other {# closed conversations go along, because their customers may write again.}}',
  'impact.members':
    '{count, plural, =0 {It has no members.} one {One person is a member.} other {# people are members.}}',
  'impact.membersLeft':
    '{count, plural, one {One of them then is in the default queue only.} other {# of them then are in the default queue only.}}',
  'impact.fallbackOf':
    'It is the fallback queue of: {workstreams}.',
  toQueue:
    'Where its conversations go',
  toQueueHint:
    'Its members see them from then on.',
  toQueueEmpty:
    'This queue has no members: only supervisors and administrators would see the conversations.',
  targetOption:
    '{name} ({count, plural, =0 {nobody} one {one person} other {# people}})',
  newFallbacks:
    'New fallback queue of each workstream',
  deleteText:
    'Members stay colleagues. Until {date} the queue can be restored, with its conversations and workstreams as far as nobody has changed them since.',
  deactivateTitle:
    'Deactivate “{name}”?',
  deactivateConfirm:
    'Deactivate',
  deactivateText:
    'The queue keeps its members, priority and hours, holds nothing and cannot be chosen. You can activate it at any time; what has been moved stays where it is then.',
  deactivated:
    'The queue “{name}” is inactive.',
  activated:
    'The queue “{name}” is active again.',
  deleteConfirm: 'Delete',
  deleteDefault: 'The default queue cannot be deleted. It receives what no other queue takes.',
} as const
