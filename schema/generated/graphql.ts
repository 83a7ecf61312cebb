/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What the addressee said to an assignment. */
export type Acceptance =
  /** Accepted. Vietnamese: đã tiếp nhận. */
  | 'ACCEPTED'
  /** Nothing yet. Vietnamese: chờ tiếp nhận. */
  | 'PENDING'
  /** Returned with a reason. Vietnamese: trả lại. */
  | 'RETURNED';

/** Conditions on a value of Acceptance. All that are given must hold. */
export type AcceptanceFilterInput = {
  /** Is this. */
  eq?: Acceptance | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<Acceptance> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: Acceptance | null | undefined;
};

/** Which of several AccessToken nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type AccessTokenFilterInput = {
  /** As whom it acts. */
  account?: AccountFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<AccessTokenFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** When it ends. */
  expiresAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** When it was last used, to the minute; null: never. */
  lastUsedAt?: DateTimeFilterInput | null | undefined;
  /** What its owner calls it. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: AccessTokenFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<AccessTokenFilterInput> | null | undefined;
  /** When it was revoked; null: it was not. */
  revokedAt?: DateTimeFilterInput | null | undefined;
  /** What it may be used for. */
  scope?: TokenScopeFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked AccessToken nodes. */
export type AccessTokenListFilterInput = {
  /** No linked node fits. */
  none?: AccessTokenFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: AccessTokenFilterInput | null | undefined;
};

/** Which of several Account nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type AccountFilterInput = {
  /** All of these hold. */
  and?: Array<AccountFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Since when nobody can sign in with it; null: it is in use. */
  disabledAt?: DateTimeFilterInput | null | undefined;
  /** Requests for more time it entered. */
  extensionRequests?: ExtensionRequestListFilterInput | null | undefined;
  /** Its roles. */
  grants?: RoleGrantListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** Whether a person or a program signs in with it. */
  kind?: AccountKindFilterInput | null | undefined;
  /** Until when no password is tried, after too many wrong ones; null: not locked. */
  lockedUntil?: DateTimeFilterInput | null | undefined;
  /** The name to sign in with; null to those who do not keep accounts. */
  login?: StringFilterInput | null | undefined;
  /** True: the password was given by an administrator and must be changed first. */
  mustChangePassword?: BooleanFilterInput | null | undefined;
  /** What the account is called beside what it did. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: AccountFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<AccountFilterInput> | null | undefined;
  /** The person of the graph it belongs to, when linked. */
  person?: PersonFilterInput | null | undefined;
  /** Reports it entered. */
  reports?: ProgressReportListFilterInput | null | undefined;
  /** Browsers signed in with it. */
  sessions?: SessionListFilterInput | null | undefined;
  /** Its tokens, revoked ones included. */
  tokens?: AccessTokenListFilterInput | null | undefined;
  /** Moves of directives it entered. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Whether a person or a program signs in with it. */
export type AccountKind =
  /** A person, with a password or through the office’s own sign-in. Vietnamese: cá nhân. */
  | 'PERSON'
  /** A program, with tokens only. Vietnamese: dịch vụ. */
  | 'SERVICE';

/** Conditions on a value of AccountKind. All that are given must hold. */
export type AccountKindFilterInput = {
  /** Is this. */
  eq?: AccountKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<AccountKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: AccountKind | null | undefined;
};

/** Conditions on linked Account nodes. */
export type AccountListFilterInput = {
  /** No linked node fits. */
  none?: AccountFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: AccountFilterInput | null | undefined;
};

/** Which of several AddresseeCandidate nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type AddresseeCandidateFilterInput = {
  /** All of these hold. */
  and?: Array<AddresseeCandidateFilterInput> | null | undefined;
  /** This does not hold. */
  not?: AddresseeCandidateFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<AddresseeCandidateFilterInput> | null | undefined;
};

/** Conditions on linked AddresseeCandidate nodes. */
export type AddresseeCandidateListFilterInput = {
  /** No linked node fits. */
  none?: AddresseeCandidateFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: AddresseeCandidateFilterInput | null | undefined;
};

/** What sort of addressee words name. */
export type AddresseeForm =
  /** A collective; never a unit. Vietnamese: tập thể. */
  | 'GROUP'
  /** Somebody by name or office. Vietnamese: cá nhân. */
  | 'PERSON'
  /** One organization. Vietnamese: cơ quan, đơn vị. */
  | 'UNIT';

/** Conditions on a value of AddresseeForm. All that are given must hold. */
export type AddresseeFormFilterInput = {
  /** Is this. */
  eq?: AddresseeForm | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<AddresseeForm> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: AddresseeForm | null | undefined;
};

/** Which of several Assignment nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type AssignmentFilterInput = {
  /** What the addressee said to it. */
  acceptance?: AcceptanceFilterInput | null | undefined;
  /** How many of them accepted. */
  acceptedCount?: IntFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<AssignmentFilterInput> | null | undefined;
  /** The day it was accepted or returned. */
  answeredOn?: DateFilterInput | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null to those who may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The group, when a collective was named. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** True: the clause names nobody; the addressee stands earlier in the speech. */
  inherited?: BooleanFilterInput | null | undefined;
  /** To how many members of the collective it was resolved; 0 when it was not. */
  memberCount?: IntFilterInput | null | undefined;
  /** The assignments to single members that this one to a collective was resolved to. */
  members?: AssignmentListFilterInput | null | undefined;
  /** This does not hold. */
  not?: AssignmentFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<AssignmentFilterInput> | null | undefined;
  /** The organization, when one was named. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person, when somebody was named. */
  person?: PersonFilterInput | null | undefined;
  /** Why it was returned. */
  reason?: StringFilterInput | null | undefined;
  /** How many of them reported their part done. */
  reportedDoneCount?: IntFilterInput | null | undefined;
  /** The day this addressee reported its part done, if that report stands. */
  reportedDoneOn?: DateFilterInput | null | undefined;
  /** The assignment to a collective that this one was resolved from; null when it was named itself. */
  resolvedFrom?: AssignmentFilterInput | null | undefined;
  /** What the addressee has to do. */
  role?: AssignmentRoleFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The words of the source that name the addressee. */
  words?: StringFilterInput | null | undefined;
};

/** Conditions on linked Assignment nodes. */
export type AssignmentListFilterInput = {
  /** No linked node fits. */
  none?: AssignmentFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: AssignmentFilterInput | null | undefined;
};

/** What an addressee has to do with a directive. */
export type AssignmentRole =
  /** Helps the lead. Vietnamese: phối hợp. */
  | 'COORDINATE'
  /** Owes the result. Often several do. Vietnamese: chủ trì. */
  | 'LEAD'
  /** Follows it up; does not do it. Vietnamese: theo dõi, đôn đốc. */
  | 'MONITOR';

/** Conditions on a value of AssignmentRole. All that are given must hold. */
export type AssignmentRoleFilterInput = {
  /** Is this. */
  eq?: AssignmentRole | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<AssignmentRole> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: AssignmentRole | null | undefined;
};

/** Which of several Attendance nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type AttendanceFilterInput = {
  /** All of these hold. */
  and?: Array<AttendanceFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The group meant, when one is. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** The meeting. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This does not hold. */
  not?: AttendanceFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<AttendanceFilterInput> | null | undefined;
  /** The organization meant, when one is. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person meant, when one is. */
  person?: PersonFilterInput | null | undefined;
  /** What the attendee did. */
  role?: AttendanceRoleFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The words that name the attendee. */
  words?: StringFilterInput | null | undefined;
};

/** Conditions on linked Attendance nodes. */
export type AttendanceListFilterInput = {
  /** No linked node fits. */
  none?: AttendanceFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: AttendanceFilterInput | null | undefined;
};

/** What an attendee did in the meeting. */
export type AttendanceRole =
  /** Answered proposals and questions. Vietnamese: trả lời, giải trình. */
  | 'ANSWERED'
  /** Was there. Vietnamese: dự họp. */
  | 'ATTENDED'
  /** Reported to the meeting. Vietnamese: báo cáo. */
  | 'REPORTED';

/** Conditions on a value of AttendanceRole. All that are given must hold. */
export type AttendanceRoleFilterInput = {
  /** Is this. */
  eq?: AttendanceRole | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<AttendanceRole> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: AttendanceRole | null | undefined;
};

/** Which of several AuditEvent nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type AuditEventFilterInput = {
  /** The act that did it, `issueDirective`; null: past every act. */
  action?: StringFilterInput | null | undefined;
  /** Who: the id of an account, or in capitals what acts by itself (`SEED`, `MIGRATION`, `LOCAL`). */
  actor?: StringFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<AuditEventFilterInput> | null | undefined;
  /** When it was recorded. Never before the event that precedes it, whatever the clock says. */
  at?: DateTimeFilterInput | null | undefined;
  /** The governing body in whose chain it stands; null: the chain of the installation. */
  body?: OrganizationFilterInput | null | undefined;
  /** What the clock of the machine said, when it stood behind the last event by over a second. */
  clockAt?: DateTimeFilterInput | null | undefined;
  /** SHA-256 of its record in canonical JSON, lower-case hexadecimal. */
  hash?: StringFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** What happened. */
  kind?: AuditKindFilterInput | null | undefined;
  /** This does not hold. */
  not?: AuditEventFilterInput | null | undefined;
  /** Its number in that chain, from 1, without gaps. */
  number?: IntFilterInput | null | undefined;
  /** For whom it was done, if for somebody else. */
  onBehalfOf?: StringFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<AuditEventFilterInput> | null | undefined;
  /** The hash of the event before it in its chain; 64 zeros at the first. */
  previous?: StringFilterInput | null | undefined;
  /** Why, when a reason was given. */
  reason?: StringFilterInput | null | undefined;
  /** The id of the HTTP request that made the change. The log of the server has the same id. Null for commands. */
  requestId?: StringFilterInput | null | undefined;
  /** Its number in the installation, from 1, without gaps, in the order of commits. */
  seq?: IntFilterInput | null | undefined;
  /** The id of what was changed; the two ids of a pair with a blank between them. */
  subjectId?: StringFilterInput | null | undefined;
  /** Events of one transaction, so of one act, share this. */
  transaction?: StringFilterInput | null | undefined;
};

/** Conditions on linked AuditEvent nodes. */
export type AuditEventListFilterInput = {
  /** No linked node fits. */
  none?: AuditEventFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: AuditEventFilterInput | null | undefined;
};

/** What happened to a row of the graph. */
export type AuditKind =
  /** Some of it was changed. Vietnamese: thay đổi. */
  | 'CHANGED'
  /** It was entered. Vietnamese: nhập mới. */
  | 'ENTERED'
  /** An auditor read or exported something. Vietnamese: tra cứu. */
  | 'READ'
  /** It was taken out; its versions stay in the history. Vietnamese: gỡ bỏ. */
  | 'REMOVED';

/** Conditions on a value of AuditKind. All that are given must hold. */
export type AuditKindFilterInput = {
  /** Is this. */
  eq?: AuditKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<AuditKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: AuditKind | null | undefined;
};

/** Which of several BodyPolicy nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type BodyPolicyFilterInput = {
  /** All of these hold. */
  and?: Array<BodyPolicyFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Whether "trước ngày 15" includes the 15th, as offices read it; true unless chosen. False: the 14th is the last day. */
  beforeIncludesDay?: BooleanFilterInput | null | undefined;
  /** The governing body. */
  body?: OrganizationFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Within how many days a deadline counts as due soon; 7 unless chosen. */
  dueSoonDays?: IntFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: BodyPolicyFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<BodyPolicyFilterInput> | null | undefined;
  /** What is shown to those who are not signed in; nothing unless chosen. */
  publication?: PublicationFilterInput | null | undefined;
  /** After how many days without a report a directive counts as silent; 30 unless chosen. */
  silentAfterDays?: IntFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked BodyPolicy nodes. */
export type BodyPolicyListFilterInput = {
  /** No linked node fits. */
  none?: BodyPolicyFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: BodyPolicyFilterInput | null | undefined;
};

/** Conditions on a yes or no. All that are given must hold. */
export type BooleanFilterInput = {
  /** Is this. */
  eq?: boolean | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
};

/** Which of several CalendarDay nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type CalendarDayFilterInput = {
  /** All of these hold. */
  and?: Array<CalendarDayFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body whose calendar it is. */
  body?: OrganizationFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The day. */
  day?: DateFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** What the calendar says of it. */
  kind?: CalendarDayKindFilterInput | null | undefined;
  /** The holiday, or for which day it is worked instead, "Giỗ tổ Hùng Vương". */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: CalendarDayFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<CalendarDayFilterInput> | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** What a calendar says of a day. */
export type CalendarDayKind =
  /** A public holiday, or a day off in its place: not a working day. Vietnamese: ngày nghỉ. */
  | 'DAY_OFF'
  /** As its weekday says: an earlier entry was taken back. Vietnamese: ngày thường. */
  | 'ORDINARY'
  /** A Saturday or Sunday that is worked instead of another day. Vietnamese: ngày làm bù. */
  | 'WORKDAY';

/** Conditions on a value of CalendarDayKind. All that are given must hold. */
export type CalendarDayKindFilterInput = {
  /** Is this. */
  eq?: CalendarDayKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<CalendarDayKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: CalendarDayKind | null | undefined;
};

/** Conditions on linked CalendarDay nodes. */
export type CalendarDayListFilterInput = {
  /** No linked node fits. */
  none?: CalendarDayFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: CalendarDayFilterInput | null | undefined;
};

/** Which of several Conclusion nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type ConclusionFilterInput = {
  /** All of these hold. */
  and?: Array<ConclusionFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that follow from it. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Whether a directive follows from it, or somebody decided that none is needed. */
  hasFollowUp?: BooleanFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** What it does. */
  kind?: ConclusionKindFilterInput | null | undefined;
  /** The meeting that concluded it. */
  meeting?: MeetingFilterInput | null | undefined;
  /** Somebody decided that nothing follows from it, so it is not forgotten. */
  noActionNeeded?: BooleanFilterInput | null | undefined;
  /** Why nothing follows from it. */
  noActionReason?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: ConclusionFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<ConclusionFilterInput> | null | undefined;
  /** Its number in the meeting, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** The proposed clause it was confirmed from. */
  proposals?: ProposalListFilterInput | null | undefined;
  /** Where it stands in the document; null when no text was kept. */
  span?: TextSpanFilterInput | null | undefined;
  /** Its words. */
  text?: StringFilterInput | null | undefined;
  /** The themes it belongs to. */
  topics?: TopicListFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** What a conclusion does. */
export type ConclusionKind =
  /** Praises or criticises. Vietnamese: đánh giá, biểu dương. */
  | 'ASSESSMENT'
  /** Decides something that nobody has to do. Vietnamese: thống nhất, đồng ý. */
  | 'DECISION'
  /** Orders somebody to do something. Vietnamese: nhiệm vụ giao. */
  | 'DIRECTIVE'
  /** Says to whom to turn when something exceeds one’s powers. Vietnamese: vượt thẩm quyền, báo cáo. */
  | 'ESCALATION'
  /** Announces something. Vietnamese: thông báo. */
  | 'NOTICE'
  /** Forbids something. Vietnamese: nghiêm cấm, không để. */
  | 'PROHIBITION'
  /** Says what was done. Vietnamese: báo cáo tình hình. */
  | 'REPORT'
  /** Sets a figure to reach. Vietnamese: chỉ tiêu phấn đấu. */
  | 'TARGET';

/** Conditions on a value of ConclusionKind. All that are given must hold. */
export type ConclusionKindFilterInput = {
  /** Is this. */
  eq?: ConclusionKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<ConclusionKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: ConclusionKind | null | undefined;
};

/** Conditions on linked Conclusion nodes. */
export type ConclusionListFilterInput = {
  /** No linked node fits. */
  none?: ConclusionFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: ConclusionFilterInput | null | undefined;
};

/** Who may read a document. State secrets are refused altogether. */
export type Confidentiality =
  /** Anybody who works in the scope of the body. Vietnamese: nội bộ. */
  | 'INTERNAL'
  /** Anybody. Vietnamese: công khai. */
  | 'PUBLIC'
  /** Named readers; everybody else sees its number, date and holder. Vietnamese: hạn chế. */
  | 'RESTRICTED';

/** Conditions on a value of Confidentiality. All that are given must hold. */
export type ConfidentialityFilterInput = {
  /** Is this. */
  eq?: Confidentiality | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<Confidentiality> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: Confidentiality | null | undefined;
};

/** Conditions on a day. All that are given must hold. */
export type DateFilterInput = {
  /** Is this. */
  eq?: string | null | undefined;
  /** Is greater, or later. */
  gt?: string | null | undefined;
  /** Is this, greater, or later. */
  gte?: string | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<string> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is smaller, or earlier. */
  lt?: string | null | undefined;
  /** Is this, smaller, or earlier. */
  lte?: string | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: string | null | undefined;
};

/** How exactly a source names a date. A period is kept as its last day, so the reader can see that nobody said "31". */
export type DatePrecision =
  /** A day. Vietnamese: ngày. */
  | 'DAY'
  /** Half a year; kept as its last day. Vietnamese: sáu tháng. */
  | 'HALF_YEAR'
  /** A month; kept as its last day. Vietnamese: tháng. */
  | 'MONTH'
  /** A quarter; kept as its last day. Vietnamese: quý. */
  | 'QUARTER'
  /** A day and a time. Vietnamese: giờ. */
  | 'TIME'
  /** A week; kept as its Sunday. Vietnamese: tuần. */
  | 'WEEK'
  /** A year; kept as 31 December. Vietnamese: năm. */
  | 'YEAR';

/** Conditions on a value of DatePrecision. All that are given must hold. */
export type DatePrecisionFilterInput = {
  /** Is this. */
  eq?: DatePrecision | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DatePrecision> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DatePrecision | null | undefined;
};

/** Conditions on an instant. All that are given must hold. */
export type DateTimeFilterInput = {
  /** Is this. */
  eq?: string | null | undefined;
  /** Is greater, or later. */
  gt?: string | null | undefined;
  /** Is this, greater, or later. */
  gte?: string | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<string> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is smaller, or earlier. */
  lt?: string | null | undefined;
  /** Is this, smaller, or earlier. */
  lte?: string | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: string | null | undefined;
};

/** Which of several DeadlineChange nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type DeadlineChangeFilterInput = {
  /** The deadline after. */
  after?: DeadlineFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<DeadlineChangeFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The deadline before. */
  before?: DeadlineFilterInput | null | undefined;
  /** The day of the change. */
  changedOn?: DateFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null to those who may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: DeadlineChangeFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<DeadlineChangeFilterInput> | null | undefined;
  /** Its number among the changes of this directive, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** Why. */
  reason?: StringFilterInput | null | undefined;
  /** The request it grants; null when nobody asked. */
  request?: ExtensionRequestFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked DeadlineChange nodes. */
export type DeadlineChangeListFilterInput = {
  /** No linked node fits. */
  none?: DeadlineChangeFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: DeadlineChangeFilterInput | null | undefined;
};

/** Conditions on a Deadline. All that are given must hold. */
export type DeadlineFilterInput = {
  /** The instant, when the words name a time of day. */
  dueAt?: DateTimeFilterInput | null | undefined;
  /** The last day to finish; that whole day counts. */
  dueOn?: DateFilterInput | null | undefined;
  /** True: nobody said it of this directive; it was implied by what stands around it. */
  inferred?: BooleanFilterInput | null | undefined;
  /** What the words say. */
  kind?: DeadlineKindFilterInput | null | undefined;
  /** How exactly the words name the day. */
  precision?: DatePrecisionFilterInput | null | undefined;
  /** The recurrence as an iCalendar RRULE, for RECURRING. */
  recurrence?: StringFilterInput | null | undefined;
  /** The first day of a window; null when there is none. */
  startOn?: DateFilterInput | null | undefined;
  /** The words of the source; null when it says nothing. */
  words?: StringFilterInput | null | undefined;
};

/** What the words of a deadline say. */
export type DeadlineKind =
  /** Before something whose day is not known yet. Vietnamese: trước một sự kiện. */
  | 'EVENT'
  /** Until a day or the end of a period. Vietnamese: thời điểm cụ thể. */
  | 'FIXED'
  /** The source names none. That is a fact, not a gap to be filled. Vietnamese: không nêu thời hạn. */
  | 'NONE'
  /** All the time, from a day on or at once. Vietnamese: thường xuyên. */
  | 'ONGOING'
  /** Again and again. Vietnamese: định kỳ. */
  | 'RECURRING'
  /** As another document says. Vietnamese: theo quy định. */
  | 'REFERENCED'
  /** So long after something. Vietnamese: kể từ một mốc. */
  | 'RELATIVE'
  /** From one day to another. Vietnamese: khoảng thời gian. */
  | 'WINDOW';

/** Conditions on a value of DeadlineKind. All that are given must hold. */
export type DeadlineKindFilterInput = {
  /** Is this. */
  eq?: DeadlineKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DeadlineKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DeadlineKind | null | undefined;
};

/** Which of several Directive nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type DirectiveFilterInput = {
  /** Days since it was issued, until the day asked for or the day it was closed; null before it was issued. */
  ageDays?: IntFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<DirectiveFilterInput> | null | undefined;
  /** To whom it was given, in which roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body that ordered it; null to those who may not see it. */
  body?: OrganizationFilterInput | null | undefined;
  /** The day it was closed; null while it is not. */
  closedOn?: DateFilterInput | null | undefined;
  /** A short code for people, unique in its governing body; never edited nor reused. */
  code?: StringFilterInput | null | undefined;
  /** The conclusion it follows from. */
  conclusion?: ConclusionFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Days since the deadline in force, on the day asked for; 0 when it is not overdue. */
  daysOverdue?: IntFilterInput | null | undefined;
  /** The deadline in force. */
  deadline?: DeadlineFilterInput | null | undefined;
  /** Deadlines that were replaced, the first one first. */
  deadlineChanges?: DeadlineChangeListFilterInput | null | undefined;
  /** How often the deadline was moved to a later day. */
  extensionCount?: IntFilterInput | null | undefined;
  /** Requests for more time. */
  extensionRequests?: ExtensionRequestListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** Issued on or before the day, and not completed, cancelled, superseded or transferred at its end. Reported done is still open; drafts and standing rules never are. */
  isOpen?: BooleanFilterInput | null | undefined;
  /** Open, and the deadline in force lies before the day. Due today is not overdue; an implied deadline never is. */
  isOverdue?: BooleanFilterInput | null | undefined;
  /** The day it was issued; null while it is a draft. */
  issuedOn?: DateFilterInput | null | undefined;
  /** How exactly the source names the day of issue. */
  issuedOnPrecision?: DatePrecisionFilterInput | null | undefined;
  /** Whether it has an end. */
  kind?: DirectiveKindFilterInput | null | undefined;
  /** The last day a unit sent a report in; null: never. Drafts do not count. */
  lastReportedOn?: DateFilterInput | null | undefined;
  /** The meeting it was born in; null when a document alone ordered it. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This does not hold. */
  not?: DirectiveFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<DirectiveFilterInput> | null | undefined;
  /** The deadline as it was first given, kept for ever. */
  originalDeadline?: DeadlineFilterInput | null | undefined;
  /** The same judged by the original deadline, as if it had never been extended. */
  originalTimeliness?: TimelinessFilterInput | null | undefined;
  /** The proposed clauses it was confirmed from, or that say the same again. */
  proposals?: ProposalListFilterInput | null | undefined;
  /** What it is to earlier directives. */
  relations?: DirectiveRelationListFilterInput | null | undefined;
  /** What later directives are to it. */
  relationsFrom?: DirectiveRelationListFilterInput | null | undefined;
  /** The day the unit reported it done, if that report stands. Lateness is judged by this day. */
  reportedDoneOn?: DateFilterInput | null | undefined;
  /** What units report of it, the newest first. */
  reports?: ProgressReportListFilterInput | null | undefined;
  /** How many later meetings looked at it again: 2 means the third month running. */
  reviewCount?: IntFilterInput | null | undefined;
  /** Later meetings that looked at it again. */
  reviews?: ReviewListFilterInput | null | undefined;
  /** Days since the last report, or since it was issued when there is none; null when it is not open. */
  silentDays?: IntFilterInput | null | undefined;
  /** Days between the original deadline and the one in force; null when either names no day. */
  slippageDays?: IntFilterInput | null | undefined;
  /** The exact words it follows from, and where they stand. */
  span?: TextSpanFilterInput | null | undefined;
  /** Where it stands in its life cycle at the end of the day asked for. */
  status?: DirectiveStatusFilterInput | null | undefined;
  /** The order in the words of the source. */
  text?: StringFilterInput | null | undefined;
  /** How it stands to the deadline in force on the day. Null for what nobody has to finish: drafts, standing rules, cancelled, superseded and transferred ones. */
  timeliness?: TimelinessFilterInput | null | undefined;
  /** The themes it belongs to. */
  topics?: TopicListFilterInput | null | undefined;
  /** Its moves in the life cycle, the first one first. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** When anything about it last changed: its status, its deadline, its assignments, its reports. */
  updatedAt?: DateTimeFilterInput | null | undefined;
  /** The source says "ngay", "khẩn trương" or "sớm". Urgency is no deadline. */
  urgent?: BooleanFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Whether a directive has an end. */
export type DirectiveKind =
  /** Has no end and is reported in cycles. Vietnamese: nhiệm vụ thường xuyên. */
  | 'CONTINUOUS'
  /** A rule to keep; nothing to tick off, so it is never in the open list. Vietnamese: quy định chung. */
  | 'STANDING_RULE'
  /** Has an end. Vietnamese: nhiệm vụ có thời hạn. */
  | 'TASK';

/** Conditions on a value of DirectiveKind. All that are given must hold. */
export type DirectiveKindFilterInput = {
  /** Is this. */
  eq?: DirectiveKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DirectiveKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DirectiveKind | null | undefined;
};

/** Conditions on linked Directive nodes. */
export type DirectiveListFilterInput = {
  /** No linked node fits. */
  none?: DirectiveFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: DirectiveFilterInput | null | undefined;
};

/** Which of several DirectiveRelation nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type DirectiveRelationFilterInput = {
  /** All of these hold. */
  and?: Array<DirectiveRelationFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The later directive; null to those who may not see it. */
  from?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** What `from` is to `to`. */
  kind?: RelationKindFilterInput | null | undefined;
  /** This does not hold. */
  not?: DirectiveRelationFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<DirectiveRelationFilterInput> | null | undefined;
  /** Why. */
  reason?: StringFilterInput | null | undefined;
  /** The earlier directive; null to those who may not see it. */
  to?: DirectiveFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked DirectiveRelation nodes. */
export type DirectiveRelationListFilterInput = {
  /** No linked node fits. */
  none?: DirectiveRelationFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: DirectiveRelationFilterInput | null | undefined;
};

/** Where a directive stands in its life cycle. */
export type DirectiveStatus =
  /** Accepted by the unit. Vietnamese: đã nhận. */
  | 'ACCEPTED'
  /** Issued and waiting for the unit to accept or return it. Vietnamese: đã giao. */
  | 'ASSIGNED'
  /** Taken back. Vietnamese: hủy. */
  | 'CANCELLED'
  /** Confirmed by the side that ordered it. Vietnamese: hoàn thành. */
  | 'COMPLETED'
  /** Being written; nobody owes anything yet. Vietnamese: dự thảo. */
  | 'DRAFT'
  /** Being carried out. Vietnamese: đang thực hiện. */
  | 'IN_PROGRESS'
  /** The unit says it is done; the office has not confirmed it. Still open. Vietnamese: đã báo cáo hoàn thành. */
  | 'REPORTED_DONE'
  /** Returned by the unit with a reason; the office must assign it anew. Vietnamese: trả lại. */
  | 'RETURNED'
  /** Sent back by the office after the unit reported it done. Vietnamese: yêu cầu làm lại. */
  | 'REWORK'
  /** Replaced by another directive. Vietnamese: được thay thế. */
  | 'SUPERSEDED'
  /** Put on hold. Still open. Vietnamese: tạm dừng. */
  | 'SUSPENDED'
  /** Handed to a body outside this installation. Vietnamese: chuyển cơ quan khác. */
  | 'TRANSFERRED';

/** Conditions on a value of DirectiveStatus. All that are given must hold. */
export type DirectiveStatusFilterInput = {
  /** Is this. */
  eq?: DirectiveStatus | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DirectiveStatus> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DirectiveStatus | null | undefined;
};

/** Which of several Document nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type DocumentFilterInput = {
  /** All of these hold. */
  and?: Array<DocumentFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Conclusions that stand in it. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** Who may read it. */
  confidentiality?: ConfidentialityFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that follow from its words. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** The draft it was confirmed from, and those that will replace it. */
  drafts?: DraftListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** True: you may know of this document but not read it; title, text and passages are left out. */
  isStub?: BooleanFilterInput | null | undefined;
  /** The day it bears; null when it bears none. */
  issuedOn?: DateFilterInput | null | undefined;
  /** Who issued it; null when the document does not say. */
  issuer?: OrganizationFilterInput | null | undefined;
  /** What sort of document this is. */
  kind?: DocumentKindFilterInput | null | undefined;
  /** The version that replaces it, if there is one. */
  laterVersions?: DocumentListFilterInput | null | undefined;
  /** Length of the text in UTF-16 units; null in a stub. */
  length?: IntFilterInput | null | undefined;
  /** The meeting it records. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This does not hold. */
  not?: DocumentFilterInput | null | undefined;
  /** The number it bears, `12-TB/TU`; null: "không số". */
  number?: StringFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<DocumentFilterInput> | null | undefined;
  /** The version of the same document this one replaces. */
  previousVersion?: DocumentFilterInput | null | undefined;
  /** SHA-256 of the text in UTF-8, lower-case hexadecimal; null in a stub. */
  sha256?: StringFilterInput | null | undefined;
  /** Passages of it that the graph points to. */
  spans?: TextSpanListFilterInput | null | undefined;
  /** The exact text. Offsets of spans count UTF-16 units in it; null in a stub. */
  text?: StringFilterInput | null | undefined;
  /** The title, as the document gives it; null in a stub. */
  title?: StringFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The year its number belongs to. */
  year?: IntFilterInput | null | undefined;
  /** Where the concluding zone ends, exclusive. */
  zoneEnd?: IntFilterInput | null | undefined;
  /** Where the concluding zone starts; null when the text has none. */
  zoneStart?: IntFilterInput | null | undefined;
};

/** What sort of document a source is. */
export type DocumentKind =
  /** A notice of the conclusions of a meeting. Vietnamese: thông báo kết luận. */
  | 'CONCLUSION_NOTICE'
  /** A decision. Vietnamese: quyết định. */
  | 'DECISION'
  /** An official dispatch. Vietnamese: công văn. */
  | 'DISPATCH'
  /** Minutes. Vietnamese: biên bản. */
  | 'MINUTES'
  /** A news report on a meeting. Vietnamese: bản tin. */
  | 'NEWS_REPORT'
  /** Anything else. Vietnamese: khác. */
  | 'OTHER'
  /** A plan. Vietnamese: kế hoạch. */
  | 'PLAN'
  /** A register of tasks. Vietnamese: sổ theo dõi. */
  | 'REGISTER'
  /** A report. Vietnamese: báo cáo. */
  | 'REPORT';

/** Conditions on a value of DocumentKind. All that are given must hold. */
export type DocumentKindFilterInput = {
  /** Is this. */
  eq?: DocumentKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DocumentKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DocumentKind | null | undefined;
};

/** Conditions on linked Document nodes. */
export type DocumentListFilterInput = {
  /** No linked node fits. */
  none?: DocumentFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: DocumentFilterInput | null | undefined;
};

/** Which of several Draft nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type DraftFilterInput = {
  /** All of these hold. */
  and?: Array<DraftFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body whose record it is for. */
  body?: OrganizationFilterInput | null | undefined;
  /** Who chaired; null while nobody is known by that name. */
  chair?: PersonFilterInput | null | undefined;
  /** The words the source uses of the chair. */
  chairTitle?: StringFilterInput | null | undefined;
  /** Who may read it once it is recorded. */
  confidentiality?: ConfidentialityFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The document that its confirmation recorded. */
  document?: DocumentFilterInput | null | undefined;
  /** What sort of document it will be recorded as. */
  documentKind?: DocumentKindFilterInput | null | undefined;
  /** What the rules read of the meeting. It never changes. */
  extracted?: ExtractedMeetingValuesFilterInput | null | undefined;
  /** How the file was called. */
  fileName?: StringFilterInput | null | undefined;
  /** SHA-256 of the file the text was read from; null when the text itself was sent. */
  fileSha256?: StringFilterInput | null | undefined;
  /** The day the meeting was held. */
  heldOn?: DateFilterInput | null | undefined;
  /** How exactly that day is known. */
  heldOnPrecision?: DatePrecisionFilterInput | null | undefined;
  /** Who held the meeting. */
  host?: OrganizationFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** The day it bears. */
  issuedOn?: DateFilterInput | null | undefined;
  /** Length of the text in UTF-16 units. */
  length?: IntFilterInput | null | undefined;
  /** Meetings in the record that the text may speak of: of the same sort, with the same period or day. Name one with reviewDraft, or confirmation records a meeting of its own. */
  likelyMeetings?: MeetingListFilterInput | null | undefined;
  /** The meeting in the record: the one it was brought in for, or the one its confirmation made. */
  meeting?: MeetingFilterInput | null | undefined;
  /** The code the meeting will be recorded under. */
  meetingCode?: StringFilterInput | null | undefined;
  /** What sort of meeting it will be recorded as. */
  meetingKind?: MeetingKindFilterInput | null | undefined;
  /** The title the meeting will be recorded under. */
  meetingTitle?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: DraftFilterInput | null | undefined;
  /** The number it bears; null: "không số". */
  number?: StringFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<DraftFilterInput> | null | undefined;
  /** The period the meeting speaks about, `2017-02`. */
  period?: StringFilterInput | null | undefined;
  /** The recorded version of the same document that it will replace. */
  previousVersion?: DocumentFilterInput | null | undefined;
  /** Its clauses as they are proposed now, in the order of the text. */
  proposals?: ProposalListFilterInput | null | undefined;
  /** Why it was put away. */
  reason?: StringFilterInput | null | undefined;
  /** Proposals that were split or joined: what the rules read before. */
  replacedProposals?: ProposalListFilterInput | null | undefined;
  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  sha256?: StringFilterInput | null | undefined;
  /** How far its review has come. */
  state?: DraftStateFilterInput | null | undefined;
  /** The exact text. Offsets of proposals count UTF-16 units in it. */
  text?: StringFilterInput | null | undefined;
  /** The title it will be recorded under. */
  title?: StringFilterInput | null | undefined;
  /** How many proposed clauses nobody decided. */
  undecidedCount?: IntFilterInput | null | undefined;
  /** When anything about it or its proposals last changed. */
  updatedAt?: DateTimeFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** Where the concluding zone ends, exclusive. */
  zoneEnd?: IntFilterInput | null | undefined;
  /** Where the concluding zone starts; null: none was found. */
  zoneStart?: IntFilterInput | null | undefined;
};

/** Conditions on linked Draft nodes. */
export type DraftListFilterInput = {
  /** No linked node fits. */
  none?: DraftFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: DraftFilterInput | null | undefined;
};

/** How far the review of a text has come. */
export type DraftState =
  /** Every clause was decided, and what was accepted is in the record. Vietnamese: đã xác nhận. */
  | 'CONFIRMED'
  /** Being reviewed; what was not confirmed yet is not in the record. Vietnamese: đang rà soát. */
  | 'OPEN'
  /** Put away; nothing more of it comes into the record. Vietnamese: không dùng. */
  | 'REJECTED';

/** Conditions on a value of DraftState. All that are given must hold. */
export type DraftStateFilterInput = {
  /** Is this. */
  eq?: DraftState | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DraftState> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DraftState | null | undefined;
};

/** What a clause is to an order that is in the record already. */
export type DuplicateDecision =
  /** A new directive that says the same again. Vietnamese: nhắc lại. */
  | 'REPEATS'
  /** The same order, arriving once more: no new directive is made. Vietnamese: cùng một nhiệm vụ. */
  | 'SAME';

/** Conditions on a value of DuplicateDecision. All that are given must hold. */
export type DuplicateDecisionFilterInput = {
  /** Is this. */
  eq?: DuplicateDecision | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<DuplicateDecision> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: DuplicateDecision | null | undefined;
};

/** Which of several Evidence nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type EvidenceFilterInput = {
  /** All of these hold. */
  and?: Array<EvidenceFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The name of the file as it was sent. */
  fileName?: StringFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** Its media type, `application/pdf`. */
  mediaType?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: EvidenceFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<EvidenceFilterInput> | null | undefined;
  /** The report; null to those who may not see it. */
  report?: ProgressReportFilterInput | null | undefined;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  sha256?: StringFilterInput | null | undefined;
  /** Its size in bytes. */
  sizeBytes?: IntFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Evidence nodes. */
export type EvidenceListFilterInput = {
  /** No linked node fits. */
  none?: EvidenceFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: EvidenceFilterInput | null | undefined;
};

/** Which of several ExtensionRequest nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type ExtensionRequestFilterInput = {
  /** The account that asked; it never decides on its own request. Null for what came with a seed. */
  account?: AccountFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<ExtensionRequestFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The change of deadline that granted it. */
  deadlineChanges?: DeadlineChangeListFilterInput | null | undefined;
  /** Who decided. */
  decidedBy?: PersonFilterInput | null | undefined;
  /** The day it was decided. */
  decidedOn?: DateFilterInput | null | undefined;
  /** Why it was decided so. */
  decisionReason?: StringFilterInput | null | undefined;
  /** The directive; null to those who may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: ExtensionRequestFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<ExtensionRequestFilterInput> | null | undefined;
  /** The unit that asks; null to those who may not see it. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The deadline it asks for. */
  proposed?: DeadlineFilterInput | null | undefined;
  /** Why. */
  reason?: StringFilterInput | null | undefined;
  /** The day it asked. */
  requestedOn?: DateFilterInput | null | undefined;
  /** What became of it. */
  state?: ExtensionStateFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked ExtensionRequest nodes. */
export type ExtensionRequestListFilterInput = {
  /** No linked node fits. */
  none?: ExtensionRequestFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: ExtensionRequestFilterInput | null | undefined;
};

/** What became of a request for more time. */
export type ExtensionState =
  /** Granted. Vietnamese: đồng ý. */
  | 'GRANTED'
  /** Nobody decided yet. Vietnamese: chờ quyết định. */
  | 'PENDING'
  /** Refused. Vietnamese: không đồng ý. */
  | 'REFUSED'
  /** Taken back by the unit. Vietnamese: rút lại. */
  | 'WITHDRAWN';

/** Conditions on a value of ExtensionState. All that are given must hold. */
export type ExtensionStateFilterInput = {
  /** Is this. */
  eq?: ExtensionState | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<ExtensionState> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: ExtensionState | null | undefined;
};

/** Conditions on a ExtractedClauseValues. All that are given must hold. */
export type ExtractedClauseValuesFilterInput = {
  /** Where they saw it end, exclusive. */
  end?: IntFilterInput | null | undefined;
  /** What it does. */
  kind?: ConclusionKindFilterInput | null | undefined;
  /** Where the rules saw it start, in UTF-16 units. */
  start?: IntFilterInput | null | undefined;
  /** Whether it says "ngay", "khẩn trương" or "sớm". */
  urgent?: BooleanFilterInput | null | undefined;
};

/** Conditions on a ExtractedMeetingValues. All that are given must hold. */
export type ExtractedMeetingValuesFilterInput = {
  /** The name of whoever chaired. */
  chair?: StringFilterInput | null | undefined;
  /** The title the text gives the chair. */
  chairTitle?: StringFilterInput | null | undefined;
  /** The day it was held. */
  heldOn?: DateFilterInput | null | undefined;
  /** The name of whoever held it. */
  host?: StringFilterInput | null | undefined;
  /** What sort of meeting it seems to be. */
  kind?: MeetingKindFilterInput | null | undefined;
  /** The period spoken about, `2017-02`. */
  period?: StringFilterInput | null | undefined;
  /** How exactly the text names that day. */
  precision?: DatePrecisionFilterInput | null | undefined;
  /** Its title. */
  title?: StringFilterInput | null | undefined;
};

/** Which of several Group nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type GroupFilterInput = {
  /** All of these hold. */
  and?: Array<GroupFilterInput> | null | undefined;
  /** What it was given, in which roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Meetings it was at. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body whose documents speak of the group. */
  body?: OrganizationFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives given to it; the edge says in which role. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** Its members as far as they are known. None listed means that nobody wrote down who is meant. */
  members?: OrganizationListFilterInput | null | undefined;
  /** Its memberships, past ones included. */
  memberships?: GroupMemberListFilterInput | null | undefined;
  /** The words that name the group. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: GroupFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<GroupFilterInput> | null | undefined;
  /** Where a text under review is read as meaning it. */
  proposedAddressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Group nodes. */
export type GroupListFilterInput = {
  /** No linked node fits. */
  none?: GroupFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: GroupFilterInput | null | undefined;
};

/** Which of several GroupMember nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type GroupMemberFilterInput = {
  /** All of these hold. */
  and?: Array<GroupMemberFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The group. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: GroupMemberFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<GroupMemberFilterInput> | null | undefined;
  /** The member; null to those who may not see it. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The first day of membership; null: unknown. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day of membership; null: still a member. */
  validTo?: DateFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked GroupMember nodes. */
export type GroupMemberListFilterInput = {
  /** No linked node fits. */
  none?: GroupMemberFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: GroupMemberFilterInput | null | undefined;
};

/** Conditions on an id. All that are given must hold. */
export type IdFilterInput = {
  /** Is this. */
  eq?: string | number | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<string | number> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: string | number | null | undefined;
};

/** Conditions on a whole number. All that are given must hold. */
export type IntFilterInput = {
  /** Is this. */
  eq?: number | null | undefined;
  /** Is greater, or later. */
  gt?: number | null | undefined;
  /** Is this, greater, or later. */
  gte?: number | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<number> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is smaller, or earlier. */
  lt?: number | null | undefined;
  /** Is this, smaller, or earlier. */
  lte?: number | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: number | null | undefined;
};

/** Which of several Meeting nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type MeetingFilterInput = {
  /** All of these hold. */
  and?: Array<MeetingFilterInput> | null | undefined;
  /** Who was there. Being there makes nobody responsible. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body it belongs to: the top of the tree of its host. */
  body?: OrganizationFilterInput | null | undefined;
  /** Who chaired and concluded. */
  chair?: PersonFilterInput | null | undefined;
  /** The words the source uses of the chair, "Chủ trì hội nghị". */
  chairTitle?: StringFilterInput | null | undefined;
  /** A short code for people, unique in the installation; never edited nor reused. */
  code?: StringFilterInput | null | undefined;
  /** What the chair concluded, in the order of the speech. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives born in this meeting. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Documents that record it, as far as they may be read. */
  documents?: DocumentListFilterInput | null | undefined;
  /** Texts under review that speak of it. */
  drafts?: DraftListFilterInput | null | undefined;
  /** The day it was held; read it with `heldOnPrecision`. */
  heldOn?: DateFilterInput | null | undefined;
  /** How exactly the source names the day. MONTH: only the month is known and `heldOn` is its last day. */
  heldOnPrecision?: DatePrecisionFilterInput | null | undefined;
  /** Who held it. */
  host?: OrganizationFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** What sort of meeting it was. */
  kind?: MeetingKindFilterInput | null | undefined;
  /** This does not hold. */
  not?: MeetingFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<MeetingFilterInput> | null | undefined;
  /** The period it speaks about: `2017-02`, `2017-Q1`, `2017-H1`, `2017-W07` or `2017`. */
  period?: StringFilterInput | null | undefined;
  /** Earlier directives this meeting looked at again. */
  reviews?: ReviewListFilterInput | null | undefined;
  /** How far it has come. */
  state?: MeetingStateFilterInput | null | undefined;
  /** Its title, as the source gives it. */
  title?: StringFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** What sort of meeting it was. */
export type MeetingKind =
  /** A regular briefing. Vietnamese: giao ban. */
  | 'BRIEFING'
  /** Anything else. Vietnamese: khác. */
  | 'OTHER'
  /** A regular session of a committee or council. Vietnamese: phiên họp thường kỳ. */
  | 'REGULAR_SESSION'
  /** A review of a period. Vietnamese: sơ kết, tổng kết. */
  | 'REVIEW'
  /** A meeting on one subject. Vietnamese: họp chuyên đề. */
  | 'THEMATIC'
  /** A working visit to a unit or locality. Vietnamese: làm việc tại cơ sở. */
  | 'WORKING_VISIT';

/** Conditions on a value of MeetingKind. All that are given must hold. */
export type MeetingKindFilterInput = {
  /** Is this. */
  eq?: MeetingKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<MeetingKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: MeetingKind | null | undefined;
};

/** Conditions on linked Meeting nodes. */
export type MeetingListFilterInput = {
  /** No linked node fits. */
  none?: MeetingFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: MeetingFilterInput | null | undefined;
};

/** How far a meeting has come. */
export type MeetingState =
  /** It was not held. Vietnamese: đã hủy. */
  | 'CANCELLED'
  /** Its conclusions are recorded. Vietnamese: đã kết luận. */
  | 'CONCLUDED'
  /** It was held; its conclusions are not recorded yet. Vietnamese: đã họp. */
  | 'HELD'
  /** It is to be held. Vietnamese: dự kiến. */
  | 'PLANNED';

/** Conditions on a value of MeetingState. All that are given must hold. */
export type MeetingStateFilterInput = {
  /** Is this. */
  eq?: MeetingState | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<MeetingState> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: MeetingState | null | undefined;
};

/** Which of several OrganizationAlias nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type OrganizationAliasFilterInput = {
  /** All of these hold. */
  and?: Array<OrganizationAliasFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** The name as it is written in documents, `UBND TP`. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: OrganizationAliasFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<OrganizationAliasFilterInput> | null | undefined;
  /** The organization so called. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The first day the name was in use; null: unknown. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day the name was in use; null: it still is. */
  validTo?: DateFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked OrganizationAlias nodes. */
export type OrganizationAliasListFilterInput = {
  /** No linked node fits. */
  none?: OrganizationAliasFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: OrganizationAliasFilterInput | null | undefined;
};

/** Which of several Organization nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type OrganizationFilterInput = {
  /** Other names and abbreviations. */
  aliases?: OrganizationAliasListFilterInput | null | undefined;
  /** The organizations above, up to the governing body. */
  ancestors?: OrganizationListFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<OrganizationFilterInput> | null | undefined;
  /** What it was given, in which roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Meetings it was at. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Days off and worked weekends it keeps as governing body. */
  calendarDays?: CalendarDayListFilterInput | null | undefined;
  /** The organizations directly below. */
  children?: OrganizationListFilterInput | null | undefined;
  /** A short code of the unit, unique below its governing body. */
  code?: StringFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** All organizations below, at any depth. */
  descendants?: OrganizationListFilterInput | null | undefined;
  /** Directives given to it; the edge says in which role. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Documents it issued. */
  documents?: DocumentListFilterInput | null | undefined;
  /** Texts under review for its record. */
  drafts?: DraftListFilterInput | null | undefined;
  /** Requests for more time it made. */
  extensionRequests?: ExtensionRequestListFilterInput | null | undefined;
  /** True for invented organizations of the demonstration body. */
  fictional?: BooleanFilterInput | null | undefined;
  /** Roles that reach down from it. */
  grants?: RoleGrantListFilterInput | null | undefined;
  /** Groups it belongs to; the edge says from when to when. */
  groups?: GroupListFilterInput | null | undefined;
  /** Meetings it held. */
  hostedMeetings?: MeetingListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** Whether it existed on the day asked for. */
  isActive?: BooleanFilterInput | null | undefined;
  /** What sort of body this is. */
  kind?: OrganizationKindFilterInput | null | undefined;
  /** Collective addressees its documents speak of. */
  knownGroups?: GroupListFilterInput | null | undefined;
  /** Meetings of the whole governing body. */
  meetings?: MeetingListFilterInput | null | undefined;
  /** Its memberships in groups, past ones included. */
  memberships?: GroupMemberListFilterInput | null | undefined;
  /** The full official name. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: OrganizationFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<OrganizationFilterInput> | null | undefined;
  /** Directives it ordered as governing body. */
  orderedDirectives?: DirectiveListFilterInput | null | undefined;
  /** The organization directly above; null at the top. */
  parent?: OrganizationFilterInput | null | undefined;
  /** The choices it made as governing body; none: the defaults hold. */
  policies?: BodyPolicyListFilterInput | null | undefined;
  /** Posts in it. */
  positions?: PositionListFilterInput | null | undefined;
  /** Organizations whose duties it took over. */
  predecessors?: OrganizationListFilterInput | null | undefined;
  /** Where a text under review is read as meaning it. */
  proposedAddressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** Reports it sent. */
  reports?: ProgressReportListFilterInput | null | undefined;
  /** The organization that took over its duties. */
  successor?: OrganizationFilterInput | null | undefined;
  /** Moves of directives it made. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** The first day it existed; null: before the record begins. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day it existed; null: it still does. */
  validTo?: DateFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** What sort of body an organization is. */
export type OrganizationKind =
  /** Police, military command or border guard. Vietnamese: công an, quân sự. */
  | 'ARMED_FORCE'
  /** A commune, ward or township. Vietnamese: xã, phường, thị trấn. */
  | 'COMMUNE'
  /** A department, division or board. Vietnamese: sở, phòng, ban. */
  | 'DEPARTMENT'
  /** An enterprise. Vietnamese: doanh nghiệp. */
  | 'ENTERPRISE'
  /** The Fatherland Front or a mass organization. Vietnamese: Mặt trận, đoàn thể. */
  | 'MASS_ORGANIZATION'
  /** The office of a committee: it keeps the record and follows up. Vietnamese: văn phòng. */
  | 'OFFICE'
  /** Anything else. Vietnamese: khác. */
  | 'OTHER'
  /** An advisory board or office of the Party. Vietnamese: cơ quan Đảng. */
  | 'PARTY_BODY'
  /** A Party committee or its standing committee. Vietnamese: cấp ủy. */
  | 'PARTY_COMMITTEE'
  /** A people's committee. Vietnamese: Ủy ban nhân dân. */
  | 'PEOPLES_COMMITTEE'
  /** A people's council. Vietnamese: Hội đồng nhân dân. */
  | 'PEOPLES_COUNCIL'
  /** A school, hospital, centre or other public-service unit. Vietnamese: đơn vị sự nghiệp. */
  | 'PUBLIC_SERVICE'
  /** A steering committee or task force. Vietnamese: ban chỉ đạo, tổ công tác. */
  | 'TASK_FORCE';

/** Conditions on a value of OrganizationKind. All that are given must hold. */
export type OrganizationKindFilterInput = {
  /** Is this. */
  eq?: OrganizationKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<OrganizationKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: OrganizationKind | null | undefined;
};

/** Conditions on linked Organization nodes. */
export type OrganizationListFilterInput = {
  /** No linked node fits. */
  none?: OrganizationFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: OrganizationFilterInput | null | undefined;
};

/** Which of several Person nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type PersonFilterInput = {
  /** Accounts that belong to this person. */
  accounts?: AccountListFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<PersonFilterInput> | null | undefined;
  /** What was given to this person, in which roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Meetings attended. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Meetings chaired. */
  chairedMeetings?: MeetingListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives given to it; the edge says in which role. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Texts under review that name this person as the chair. */
  drafts?: DraftListFilterInput | null | undefined;
  /** Requests for more time decided by this person. */
  extensionDecisions?: ExtensionRequestListFilterInput | null | undefined;
  /** The full name as documents write it. */
  fullName?: StringFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: PersonFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<PersonFilterInput> | null | undefined;
  /** The posts held, past ones included. */
  positions?: PositionListFilterInput | null | undefined;
  /** Where a text under review is read as meaning it. */
  proposedAddressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** Moves of directives made by this person. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Which of several Position nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type PositionFilterInput = {
  /** All of these hold. */
  and?: Array<PositionFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: PositionFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<PositionFilterInput> | null | undefined;
  /** Where. */
  organization?: OrganizationFilterInput | null | undefined;
  /** Who holds the post. */
  person?: PersonFilterInput | null | undefined;
  /** The title of the post, "Bí thư Thành ủy". */
  title?: StringFilterInput | null | undefined;
  /** The first day in the post; null: unknown. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day in the post; null: still holds it. */
  validTo?: DateFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Position nodes. */
export type PositionListFilterInput = {
  /** No linked node fits. */
  none?: PositionFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: PositionFilterInput | null | undefined;
};

/** Which of several PossibleDuplicate nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type PossibleDuplicateFilterInput = {
  /** All of these hold. */
  and?: Array<PossibleDuplicateFilterInput> | null | undefined;
  /** This does not hold. */
  not?: PossibleDuplicateFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<PossibleDuplicateFilterInput> | null | undefined;
};

/** Conditions on linked PossibleDuplicate nodes. */
export type PossibleDuplicateListFilterInput = {
  /** No linked node fits. */
  none?: PossibleDuplicateFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: PossibleDuplicateFilterInput | null | undefined;
};

/** Which of several ProgressReport nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type ProgressReportFilterInput = {
  /** The account that entered it; it never confirms what it reported. Null for what came with a seed. */
  account?: AccountFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<ProgressReportFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null to those who may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Files that show what it claims. */
  evidence?: EvidenceListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** True: the unit says with this report that the directive is done. */
  isCompletionReport?: BooleanFilterInput | null | undefined;
  /** This does not hold. */
  not?: ProgressReportFilterInput | null | undefined;
  /** What stands in the way. */
  obstacles?: StringFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProgressReportFilterInput> | null | undefined;
  /** The unit that reports; null to those who may not see it. */
  organization?: OrganizationFilterInput | null | undefined;
  /** How much is done, 0 to 100, by the unit’s own judgement. */
  percent?: IntFilterInput | null | undefined;
  /** The period it covers, `2026-10`; null when it names none. */
  period?: StringFilterInput | null | undefined;
  /** Whether it counts yet. */
  state?: ReportStateFilterInput | null | undefined;
  /** The day it was sent in; null while it is a draft. */
  submittedOn?: DateFilterInput | null | undefined;
  /** What the unit says it did. */
  summary?: StringFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked ProgressReport nodes. */
export type ProgressReportListFilterInput = {
  /** No linked node fits. */
  none?: ProgressReportFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: ProgressReportFilterInput | null | undefined;
};

/** What a reviewer decided about a clause. */
export type ProposalDecision =
  /** It is a clause, and is to be recorded as it stands here. Vietnamese: chấp nhận. */
  | 'ACCEPTED'
  /** Nobody decided yet. Vietnamese: chờ rà soát. */
  | 'PENDING'
  /** It is no clause of what was concluded. Vietnamese: loại bỏ. */
  | 'REJECTED'
  /** Other proposals stand in its place: it was split, or joined with others. Vietnamese: đã tách, gộp. */
  | 'REPLACED';

/** Conditions on a value of ProposalDecision. All that are given must hold. */
export type ProposalDecisionFilterInput = {
  /** Is this. */
  eq?: ProposalDecision | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<ProposalDecision> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: ProposalDecision | null | undefined;
};

/** Which of several Proposal nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type ProposalFilterInput = {
  /** To whom it is proposed to be given. */
  addressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<ProposalFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The conclusion it became. */
  conclusion?: ConclusionFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The deadline it will be recorded with. */
  deadline?: DeadlineFilterInput | null | undefined;
  /** What a reviewer decided. */
  decision?: ProposalDecisionFilterInput | null | undefined;
  /** The directive it became. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The kind of the directive that follows: unless chosen, STANDING_RULE for a PROHIBITION, CONTINUOUS for what is due ONGOING or RECURRING, else TASK. Null: it is left to that. */
  directiveKind?: DirectiveKindFilterInput | null | undefined;
  /** The draft; null to those who may not see it. */
  draft?: DraftFilterInput | null | undefined;
  /** What this clause is to that directive. */
  duplicateDecision?: DuplicateDecisionFilterInput | null | undefined;
  /** The directive in the record that orders the same, when the reviewer decided so. */
  duplicateOf?: DirectiveFilterInput | null | undefined;
  /** Where it ends, exclusive. */
  end?: IntFilterInput | null | undefined;
  /** What the rules read. It never changes. */
  extracted?: ExtractedClauseValuesFilterInput | null | undefined;
  /** The deadline the rules read; NONE without words where they read none. */
  extractedDeadline?: DeadlineFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** The proposal it was joined into. */
  joinedInto?: ProposalFilterInput | null | undefined;
  /** The kind it will be recorded as. */
  kind?: ConclusionKindFilterInput | null | undefined;
  /** This does not hold. */
  not?: ProposalFilterInput | null | undefined;
  /** A remark of the reviewer. */
  note?: StringFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProposalFilterInput> | null | undefined;
  /** The clauses it was split into, or joined from. */
  parts?: ProposalListFilterInput | null | undefined;
  /** Directives of the body that seem to order the same, which arrived by another text: a warning, never merged by itself. */
  possibleDuplicates?: PossibleDuplicateListFilterInput | null | undefined;
  /** The exact words that stand there. */
  quote?: StringFilterInput | null | undefined;
  /** The proposal it was split off from. */
  splitFrom?: ProposalFilterInput | null | undefined;
  /** Where it starts, in UTF-16 units from the start of the text. */
  start?: IntFilterInput | null | undefined;
  /** Themes it will be recorded under. */
  topics?: TopicListFilterInput | null | undefined;
  /** When anything about it or its addressees last changed. */
  updatedAt?: DateTimeFilterInput | null | undefined;
  /** Whether the source says it is urgent. Urgency is no deadline. */
  urgent?: BooleanFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Proposal nodes. */
export type ProposalListFilterInput = {
  /** No linked node fits. */
  none?: ProposalFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: ProposalFilterInput | null | undefined;
};

/** Which of several ProposedAddressee nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type ProposedAddresseeFilterInput = {
  /** All of these hold. */
  and?: Array<ProposedAddresseeFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Organizations and collectives of the body with a name like these words on the day of the meeting, the likest first. None of them is chosen by it. */
  candidates?: AddresseeCandidateListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The role the rules read; null when a reviewer added it. It never changes. */
  extractedRole?: AssignmentRoleFilterInput | null | undefined;
  /** What sort of addressee the words name. */
  form?: AddresseeFormFilterInput | null | undefined;
  /** The collective meant. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** True: the clause names nobody; the addressee stands above it. */
  inherited?: BooleanFilterInput | null | undefined;
  /** True: a reviewer struck it out, and nothing is given to it. */
  isExcluded?: BooleanFilterInput | null | undefined;
  /** The words that name it. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: ProposedAddresseeFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProposedAddresseeFilterInput> | null | undefined;
  /** Its place among the addressees of the clause, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** The organization meant. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person meant. */
  person?: PersonFilterInput | null | undefined;
  /** The clause; null to those who may not see it. */
  proposal?: ProposalFilterInput | null | undefined;
  /** How that was found; null while only the words are known. */
  resolvedBy?: ResolvedByFilterInput | null | undefined;
  /** The role it will be given the directive in. */
  role?: AssignmentRoleFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked ProposedAddressee nodes. */
export type ProposedAddresseeListFilterInput = {
  /** No linked node fits. */
  none?: ProposedAddresseeFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: ProposedAddresseeFilterInput | null | undefined;
};

/** What a body shows to those who are not signed in. */
export type Publication =
  /** Nothing. Vietnamese: không công bố. */
  | 'NOTHING'
  /** Figures, and the meetings, conclusions and directives that stand in PUBLIC documents. Vietnamese: số liệu và văn bản công khai. */
  | 'RECORDS'
  /** Figures, no rows. Vietnamese: số liệu. */
  | 'STATISTICS';

/** Conditions on a value of Publication. All that are given must hold. */
export type PublicationFilterInput = {
  /** Is this. */
  eq?: Publication | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<Publication> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: Publication | null | undefined;
};

/** What one directive is to another. */
export type RelationKind =
  /** Changes part of it. Vietnamese: sửa đổi. */
  | 'AMENDS'
  /** Is a part of it. Vietnamese: thuộc. */
  | 'PART_OF'
  /** Says the same again. Vietnamese: nhắc lại. */
  | 'REPEATS'
  /** Takes it back. Vietnamese: bãi bỏ. */
  | 'REVOKES'
  /** Replaces it. Vietnamese: thay thế. */
  | 'SUPERSEDES';

/** Conditions on a value of RelationKind. All that are given must hold. */
export type RelationKindFilterInput = {
  /** Is this. */
  eq?: RelationKind | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<RelationKind> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: RelationKind | null | undefined;
};

/** Whether a report counts yet. */
export type ReportState =
  /** Being written: changes nothing. Vietnamese: bản nháp. */
  | 'DRAFT'
  /** Sent in. Vietnamese: đã gửi. */
  | 'SUBMITTED';

/** Conditions on a value of ReportState. All that are given must hold. */
export type ReportStateFilterInput = {
  /** Is this. */
  eq?: ReportState | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<ReportState> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: ReportState | null | undefined;
};

/** How words were found to mean somebody. */
export type ResolvedBy =
  /** Exactly one is called so. Vietnamese: theo tên. */
  | 'NAME'
  /** A reviewer decided it. Vietnamese: người rà soát. */
  | 'PERSON';

/** Conditions on a value of ResolvedBy. All that are given must hold. */
export type ResolvedByFilterInput = {
  /** Is this. */
  eq?: ResolvedBy | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<ResolvedBy> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: ResolvedBy | null | undefined;
};

/** Which of several Review nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type ReviewFilterInput = {
  /** All of these hold. */
  and?: Array<ReviewFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null to those who may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** The later meeting; null to those who may not see it. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This does not hold. */
  not?: ReviewFilterInput | null | undefined;
  /** What was noted. */
  note?: StringFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<ReviewFilterInput> | null | undefined;
  /** What the meeting said. */
  outcome?: ReviewOutcomeFilterInput | null | undefined;
  /** The day of the review. */
  reviewedOn?: DateFilterInput | null | undefined;
  /** Where the later document speaks of it. */
  span?: TextSpanFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Review nodes. */
export type ReviewListFilterInput = {
  /** No linked node fits. */
  none?: ReviewFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: ReviewFilterInput | null | undefined;
};

/** What a later meeting said to a directive. */
export type ReviewOutcome =
  /** It stays open and comes up again. Vietnamese: tiếp tục theo dõi. */
  | 'CARRIED_OVER'
  /** The meeting closed it. Vietnamese: kết thúc theo dõi. */
  | 'CLOSED'
  /** Taken note of. Vietnamese: ghi nhận. */
  | 'NOTED'
  /** The unit was urged. Vietnamese: đôn đốc. */
  | 'URGED';

/** Conditions on a value of ReviewOutcome. All that are given must hold. */
export type ReviewOutcomeFilterInput = {
  /** Is this. */
  eq?: ReviewOutcome | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<ReviewOutcome> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: ReviewOutcome | null | undefined;
};

/** What an account is to an organization and all below it. */
export type Role =
  /** Keeps accounts, units, the calendar and policies. Reads no business of the body by it. Vietnamese: quản trị. */
  | 'ADMIN'
  /** Reads everything in scope and all history; changes nothing. Vietnamese: kiểm tra, thanh tra. */
  | 'AUDITOR'
  /** Reads everything in scope, confirms, decides on more time, urges. Vietnamese: lãnh đạo. */
  | 'LEADER'
  /** Records meetings, documents and directives, assigns them, confirms what was done. Vietnamese: văn phòng. */
  | 'OFFICE'
  /** Accepts or returns what its unit was given, reports, asks for more time. Vietnamese: đơn vị. */
  | 'UNIT';

/** Conditions on a value of Role. All that are given must hold. */
export type RoleFilterInput = {
  /** Is this. */
  eq?: Role | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<Role> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: Role | null | undefined;
};

/** Which of several RoleGrant nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type RoleGrantFilterInput = {
  /** Who has it; null to those who may not see it. */
  account?: AccountFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<RoleGrantFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: RoleGrantFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<RoleGrantFilterInput> | null | undefined;
  /** The organization it reaches down from. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The role. */
  role?: RoleFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked RoleGrant nodes. */
export type RoleGrantListFilterInput = {
  /** No linked node fits. */
  none?: RoleGrantFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: RoleGrantFilterInput | null | undefined;
};

/** Which of several Session nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type SessionFilterInput = {
  /** Whose it is. */
  account?: AccountFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<SessionFilterInput> | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** When it was ended before its time; null: it was not. */
  endedAt?: DateTimeFilterInput | null | undefined;
  /** When it ends, however much it is used. */
  expiresAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** When it was last used, to the minute. */
  lastUsedAt?: DateTimeFilterInput | null | undefined;
  /** This does not hold. */
  not?: SessionFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<SessionFilterInput> | null | undefined;
  /** The browser, as it calls itself. */
  userAgent?: StringFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Session nodes. */
export type SessionListFilterInput = {
  /** No linked node fits. */
  none?: SessionFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: SessionFilterInput | null | undefined;
};

/** Conditions on a text. All that are given must hold. */
export type StringFilterInput = {
  /** Holds these words, whatever the case and the diacritics. */
  contains?: string | null | undefined;
  /** Is this. */
  eq?: string | null | undefined;
  /** Is greater, or later. */
  gt?: string | null | undefined;
  /** Is this, greater, or later. */
  gte?: string | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<string> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is smaller, or earlier. */
  lt?: string | null | undefined;
  /** Is this, smaller, or earlier. */
  lte?: string | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: string | null | undefined;
};

/** Which of several TextSpan nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type TextSpanFilterInput = {
  /** All of these hold. */
  and?: Array<TextSpanFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Its place among the clauses of the concluding zone, from 1; else null. */
  clause?: IntFilterInput | null | undefined;
  /** Conclusions that follow from these words. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that follow from these words. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** The document; null to those who may not see it. */
  document?: DocumentFilterInput | null | undefined;
  /** Where it ends, exclusive. */
  end?: IntFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: TextSpanFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<TextSpanFilterInput> | null | undefined;
  /** True: no conclusion and no directive follows from these words. */
  producedNothing?: BooleanFilterInput | null | undefined;
  /** The exact words, typing errors and no-break spaces included. */
  quote?: StringFilterInput | null | undefined;
  /** Reviews noted in these words. */
  reviews?: ReviewListFilterInput | null | undefined;
  /** Where it starts, in UTF-16 units from the start of the text. */
  start?: IntFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked TextSpan nodes. */
export type TextSpanListFilterInput = {
  /** No linked node fits. */
  none?: TextSpanFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: TextSpanFilterInput | null | undefined;
};

/** How a directive stands to its deadline on a day. Derived, never stored. */
export type Timeliness =
  /** Open, and due within seven days, the last day included. Vietnamese: sắp đến hạn. */
  | 'DUE_SOON'
  /** Completed, and reported done after the deadline in force. Vietnamese: hoàn thành quá hạn. */
  | 'LATE'
  /** Nobody set a day, or it was only implied. Vietnamese: không có thời hạn. */
  | 'NO_DEADLINE'
  /** Completed, and reported done no later than the deadline in force. Vietnamese: hoàn thành đúng hạn. */
  | 'ON_TIME'
  /** Open, and not due soon. Vietnamese: trong hạn. */
  | 'ON_TRACK'
  /** Open, and the deadline lies before the day asked for. Due today is not overdue. Vietnamese: quá hạn. */
  | 'OVERDUE';

/** Conditions on a value of Timeliness. All that are given must hold. */
export type TimelinessFilterInput = {
  /** Is this. */
  eq?: Timeliness | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<Timeliness> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: Timeliness | null | undefined;
};

/** What a token may be used for. */
export type TokenScope =
  /** Only reads what its account may read. Vietnamese: chỉ đọc. */
  | 'READ'
  /** Reads and acts as its account may. Vietnamese: đọc và ghi. */
  | 'WRITE';

/** Conditions on a value of TokenScope. All that are given must hold. */
export type TokenScopeFilterInput = {
  /** Is this. */
  eq?: TokenScope | null | undefined;
  /** Is one of these, 100 at the most. */
  in?: Array<TokenScope> | null | undefined;
  /** True: has no value. False: has one. */
  isNull?: boolean | null | undefined;
  /** Is anything but this; rows without a value count. */
  not?: TokenScope | null | undefined;
};

/** Which of several Topic nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type TopicFilterInput = {
  /** All of these hold. */
  and?: Array<TopicFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The narrower themes. */
  children?: TopicListFilterInput | null | undefined;
  /** A short code for people and links, `thu-ngan-sach`. */
  code?: StringFilterInput | null | undefined;
  /** Conclusions on this theme, across briefings. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives on this theme, across briefings. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** Its name. */
  name?: StringFilterInput | null | undefined;
  /** This does not hold. */
  not?: TopicFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<TopicFilterInput> | null | undefined;
  /** The wider theme it belongs to. */
  parent?: TopicFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Topic nodes. */
export type TopicListFilterInput = {
  /** No linked node fits. */
  none?: TopicFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: TopicFilterInput | null | undefined;
};

/** How two neighbours on a trace belong together. */
export type TraceRelation =
  /** An assignment and its directive. Vietnamese: phân công. */
  | 'ASSIGNMENT_OF'
  /** A conclusion or directive and its meeting. Vietnamese: kết luận tại. */
  | 'CONCLUDED_IN'
  /** A change of deadline and its directive. Vietnamese: điều chỉnh thời hạn. */
  | 'DEADLINE_CHANGE_OF'
  /** Evidence and the report it shows. Vietnamese: minh chứng của. */
  | 'EVIDENCE_OF'
  /** A request for more time and its directive. Vietnamese: gia hạn. */
  | 'EXTENSION_OF'
  /** A directive and the conclusion it follows from. Vietnamese: phát sinh từ. */
  | 'FOLLOWS_FROM'
  /** Something and the exact words it follows from. Vietnamese: trích từ. */
  | 'QUOTED_IN'
  /** A document and the meeting it records. Vietnamese: ghi lại. */
  | 'RECORD_OF'
  /** A relation and the later directive it starts from. Vietnamese: liên quan. */
  | 'RELATION_OF'
  /** A report and its directive. Vietnamese: báo cáo về. */
  | 'REPORT_ON'
  /** A review and its directive. Vietnamese: rà soát. */
  | 'REVIEW_OF'
  /** A passage and its document. Vietnamese: đoạn của. */
  | 'SPAN_OF'
  /** A move in the life cycle and its directive. Vietnamese: chuyển trạng thái. */
  | 'TRANSITION_OF';

/** Which of several Transition nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see. */
export type TransitionFilterInput = {
  /** The account that entered it; null for what came with a seed or an import. */
  account?: AccountFilterInput | null | undefined;
  /** All of these hold. */
  and?: Array<TransitionFilterInput> | null | undefined;
  /** Its changes, the latest first, to those who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When this was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null to those who may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The status before; null at the first. */
  from?: DirectiveStatusFilterInput | null | undefined;
  /** The day it happened, in the time zone of the office. */
  happenedOn?: DateFilterInput | null | undefined;
  /** Opaque and permanent: never edited, never reused. */
  id?: IdFilterInput | null | undefined;
  /** This does not hold. */
  not?: TransitionFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<TransitionFilterInput> | null | undefined;
  /** Its number among the moves of this directive, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** The unit that did it, when known. */
  organization?: OrganizationFilterInput | null | undefined;
  /** Who did it, when known. */
  person?: PersonFilterInput | null | undefined;
  /** Why. */
  reason?: StringFilterInput | null | undefined;
  /** The status after. */
  to?: DirectiveStatusFilterInput | null | undefined;
  /** Raised by every change; sent back as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Transition nodes. */
export type TransitionListFilterInput = {
  /** No linked node fits. */
  none?: TransitionFilterInput | null | undefined;
  /** At least one linked node fits. */
  some?: TransitionFilterInput | null | undefined;
};

export type BriefingByPeriodQueryVariables = Exact<{
  period: string;
}>;


export type BriefingByPeriodQuery = { meetings: { totalCount: number, nodes: Array<{ id: string, code: string, title: string, period: string | null, heldOn: string | null, heldOnPrecision: DatePrecision | null, host: { id: string, name: string }, chair: { id: string, fullName: string } | null, conclusions: { nodes: Array<{ id: string, ordinal: number, kind: ConclusionKind, text: string, hasFollowUp: boolean }> }, open: { totalCount: number } }> } };

export type DirectivesOfOrganizationQueryVariables = Exact<{
  organization: string | number;
  filter?: DirectiveFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DirectivesOfOrganizationQuery = { organization: { id: string, name: string, directives: { totalCount: number, edges: Array<{ cursor: string, assignment: { role: AssignmentRole, acceptance: Acceptance }, node: { id: string, code: string, text: string, status: DirectiveStatus, timeliness: Timeliness | null, daysOverdue: number, deadline: { words: string | null, dueOn: string | null, precision: DatePrecision | null, inferred: boolean }, meeting: { id: string, code: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OpenDirectivesOfMeetingQueryVariables = Exact<{
  meeting: string | number;
}>;


export type OpenDirectivesOfMeetingQuery = { meeting: { id: string, title: string, directives: { nodes: Array<{ id: string, code: string, text: string, status: DirectiveStatus, timeliness: Timeliness | null, deadline: { kind: DeadlineKind, words: string | null, dueOn: string | null, precision: DatePrecision | null, inferred: boolean }, assignments: { nodes: Array<{ role: AssignmentRole, inherited: boolean, addressee:
              | { __typename: 'Group', id: string, name: string }
              | { __typename: 'Organization', id: string, name: string }
              | { __typename: 'Person', id: string, fullName: string }
             | null }> }, span: { start: number, end: number, quote: string, document: { id: string, title: string | null } | null } | null }> } } | null };

export type OverdueDirectivesQueryVariables = Exact<{
  asOf?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OverdueDirectivesQuery = { directives: { totalCount: number, nodes: Array<{ id: string, code: string, text: string, daysOverdue: number, silentDays: number | null, extensionCount: number, slippageDays: number | null, deadline: { words: string | null, dueOn: string | null, precision: DatePrecision | null }, originalDeadline: { dueOn: string | null }, assignments: { nodes: Array<{ addressee:
            | { __typename: 'Group', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, fullName: string }
           | null }> }, meeting: { id: string, code: string, period: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchGraphQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchGraphQuery = { search: { totalCount: number, edges: Array<{ cursor: string, node: { isExact: boolean, snippet: string, highlights: Array<{ start: number, end: number }>, node:
          | { __typename: 'AccessToken', id: string }
          | { __typename: 'Account', id: string }
          | { __typename: 'Assignment', id: string }
          | { __typename: 'Attendance', id: string }
          | { __typename: 'AuditEvent', id: string }
          | { __typename: 'BodyPolicy', id: string }
          | { __typename: 'CalendarDay', id: string }
          | { __typename: 'Conclusion', ordinal: number, id: string, meeting: { id: string, code: string } }
          | { __typename: 'DeadlineChange', id: string }
          | { __typename: 'Directive', code: string, status: DirectiveStatus, id: string }
          | { __typename: 'DirectiveRelation', id: string }
          | { __typename: 'Document', title: string | null, id: string }
          | { __typename: 'Draft', id: string }
          | { __typename: 'Evidence', id: string }
          | { __typename: 'ExtensionRequest', id: string }
          | { __typename: 'Group', id: string }
          | { __typename: 'GroupMember', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'OrganizationAlias', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Position', id: string }
          | { __typename: 'ProgressReport', id: string }
          | { __typename: 'Proposal', id: string }
          | { __typename: 'ProposedAddressee', id: string }
          | { __typename: 'Review', id: string }
          | { __typename: 'RoleGrant', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'TextSpan', id: string }
          | { __typename: 'Tombstone', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Transition', id: string }
         } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TraceNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type TraceNodeQuery = { trace: { node:
      | { __typename: 'AccessToken', id: string }
      | { __typename: 'Account', id: string }
      | { __typename: 'Assignment', id: string }
      | { __typename: 'Attendance', id: string }
      | { __typename: 'AuditEvent', id: string }
      | { __typename: 'BodyPolicy', id: string }
      | { __typename: 'CalendarDay', id: string }
      | { __typename: 'Conclusion', id: string }
      | { __typename: 'DeadlineChange', id: string }
      | { __typename: 'Directive', id: string }
      | { __typename: 'DirectiveRelation', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Draft', id: string }
      | { __typename: 'Evidence', id: string }
      | { __typename: 'ExtensionRequest', id: string }
      | { __typename: 'Group', id: string }
      | { __typename: 'GroupMember', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Organization', id: string }
      | { __typename: 'OrganizationAlias', id: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'Position', id: string }
      | { __typename: 'ProgressReport', id: string }
      | { __typename: 'Proposal', id: string }
      | { __typename: 'ProposedAddressee', id: string }
      | { __typename: 'Review', id: string }
      | { __typename: 'RoleGrant', id: string }
      | { __typename: 'Session', id: string }
      | { __typename: 'TextSpan', id: string }
      | { __typename: 'Tombstone', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Transition', id: string }
    , origin: { nodes: Array<{ distance: number, relation: TraceRelation, node:
          | { __typename: 'AccessToken', id: string }
          | { __typename: 'Account', id: string }
          | { __typename: 'Assignment', id: string }
          | { __typename: 'Attendance', id: string }
          | { __typename: 'AuditEvent', id: string }
          | { __typename: 'BodyPolicy', id: string }
          | { __typename: 'CalendarDay', id: string }
          | { __typename: 'Conclusion', ordinal: number, kind: ConclusionKind, text: string, id: string }
          | { __typename: 'DeadlineChange', id: string }
          | { __typename: 'Directive', code: string, text: string, status: DirectiveStatus, id: string }
          | { __typename: 'DirectiveRelation', id: string }
          | { __typename: 'Document', number: string | null, id: string, documentTitle: string | null, textSha256: string | null }
          | { __typename: 'Draft', id: string }
          | { __typename: 'Evidence', fileName: string, sha256: string, id: string }
          | { __typename: 'ExtensionRequest', id: string }
          | { __typename: 'Group', id: string }
          | { __typename: 'GroupMember', id: string }
          | { __typename: 'Meeting', code: string, title: string, id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'OrganizationAlias', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Position', id: string }
          | { __typename: 'ProgressReport', submittedOn: string | null, summary: string, percent: number | null, id: string }
          | { __typename: 'Proposal', id: string }
          | { __typename: 'ProposedAddressee', id: string }
          | { __typename: 'Review', id: string }
          | { __typename: 'RoleGrant', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'TextSpan', start: number, end: number, quote: string, id: string }
          | { __typename: 'Tombstone', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Transition', id: string }
         }> }, onward: { nodes: Array<{ distance: number, relation: TraceRelation, node:
          | { __typename: 'AccessToken', id: string }
          | { __typename: 'Account', id: string }
          | { __typename: 'Assignment', id: string }
          | { __typename: 'Attendance', id: string }
          | { __typename: 'AuditEvent', id: string }
          | { __typename: 'BodyPolicy', id: string }
          | { __typename: 'CalendarDay', id: string }
          | { __typename: 'Conclusion', ordinal: number, kind: ConclusionKind, text: string, id: string }
          | { __typename: 'DeadlineChange', id: string }
          | { __typename: 'Directive', code: string, text: string, status: DirectiveStatus, id: string }
          | { __typename: 'DirectiveRelation', id: string }
          | { __typename: 'Document', number: string | null, id: string, documentTitle: string | null, textSha256: string | null }
          | { __typename: 'Draft', id: string }
          | { __typename: 'Evidence', fileName: string, sha256: string, id: string }
          | { __typename: 'ExtensionRequest', id: string }
          | { __typename: 'Group', id: string }
          | { __typename: 'GroupMember', id: string }
          | { __typename: 'Meeting', code: string, title: string, id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'OrganizationAlias', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Position', id: string }
          | { __typename: 'ProgressReport', submittedOn: string | null, summary: string, percent: number | null, id: string }
          | { __typename: 'Proposal', id: string }
          | { __typename: 'ProposedAddressee', id: string }
          | { __typename: 'Review', id: string }
          | { __typename: 'RoleGrant', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'TextSpan', start: number, end: number, quote: string, id: string }
          | { __typename: 'Tombstone', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Transition', id: string }
         }> } } | null };

type Traced_AccessToken_Fragment = { __typename: 'AccessToken', id: string };

type Traced_Account_Fragment = { __typename: 'Account', id: string };

type Traced_Assignment_Fragment = { __typename: 'Assignment', id: string };

type Traced_Attendance_Fragment = { __typename: 'Attendance', id: string };

type Traced_AuditEvent_Fragment = { __typename: 'AuditEvent', id: string };

type Traced_BodyPolicy_Fragment = { __typename: 'BodyPolicy', id: string };

type Traced_CalendarDay_Fragment = { __typename: 'CalendarDay', id: string };

type Traced_Conclusion_Fragment = { __typename: 'Conclusion', ordinal: number, kind: ConclusionKind, text: string, id: string };

type Traced_DeadlineChange_Fragment = { __typename: 'DeadlineChange', id: string };

type Traced_Directive_Fragment = { __typename: 'Directive', code: string, text: string, status: DirectiveStatus, id: string };

type Traced_DirectiveRelation_Fragment = { __typename: 'DirectiveRelation', id: string };

type Traced_Document_Fragment = { __typename: 'Document', number: string | null, id: string, documentTitle: string | null, textSha256: string | null };

type Traced_Draft_Fragment = { __typename: 'Draft', id: string };

type Traced_Evidence_Fragment = { __typename: 'Evidence', fileName: string, sha256: string, id: string };

type Traced_ExtensionRequest_Fragment = { __typename: 'ExtensionRequest', id: string };

type Traced_Group_Fragment = { __typename: 'Group', id: string };

type Traced_GroupMember_Fragment = { __typename: 'GroupMember', id: string };

type Traced_Meeting_Fragment = { __typename: 'Meeting', code: string, title: string, id: string };

type Traced_Organization_Fragment = { __typename: 'Organization', id: string };

type Traced_OrganizationAlias_Fragment = { __typename: 'OrganizationAlias', id: string };

type Traced_Person_Fragment = { __typename: 'Person', id: string };

type Traced_Position_Fragment = { __typename: 'Position', id: string };

type Traced_ProgressReport_Fragment = { __typename: 'ProgressReport', submittedOn: string | null, summary: string, percent: number | null, id: string };

type Traced_Proposal_Fragment = { __typename: 'Proposal', id: string };

type Traced_ProposedAddressee_Fragment = { __typename: 'ProposedAddressee', id: string };

type Traced_Review_Fragment = { __typename: 'Review', id: string };

type Traced_RoleGrant_Fragment = { __typename: 'RoleGrant', id: string };

type Traced_Session_Fragment = { __typename: 'Session', id: string };

type Traced_TextSpan_Fragment = { __typename: 'TextSpan', start: number, end: number, quote: string, id: string };

type Traced_Tombstone_Fragment = { __typename: 'Tombstone', id: string };

type Traced_Topic_Fragment = { __typename: 'Topic', id: string };

type Traced_Transition_Fragment = { __typename: 'Transition', id: string };

export type TracedFragment =
  | Traced_AccessToken_Fragment
  | Traced_Account_Fragment
  | Traced_Assignment_Fragment
  | Traced_Attendance_Fragment
  | Traced_AuditEvent_Fragment
  | Traced_BodyPolicy_Fragment
  | Traced_CalendarDay_Fragment
  | Traced_Conclusion_Fragment
  | Traced_DeadlineChange_Fragment
  | Traced_Directive_Fragment
  | Traced_DirectiveRelation_Fragment
  | Traced_Document_Fragment
  | Traced_Draft_Fragment
  | Traced_Evidence_Fragment
  | Traced_ExtensionRequest_Fragment
  | Traced_Group_Fragment
  | Traced_GroupMember_Fragment
  | Traced_Meeting_Fragment
  | Traced_Organization_Fragment
  | Traced_OrganizationAlias_Fragment
  | Traced_Person_Fragment
  | Traced_Position_Fragment
  | Traced_ProgressReport_Fragment
  | Traced_Proposal_Fragment
  | Traced_ProposedAddressee_Fragment
  | Traced_Review_Fragment
  | Traced_RoleGrant_Fragment
  | Traced_Session_Fragment
  | Traced_TextSpan_Fragment
  | Traced_Tombstone_Fragment
  | Traced_Topic_Fragment
  | Traced_Transition_Fragment
;

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TracedFragmentDoc = new TypedDocumentString(`
    fragment Traced on Node {
  __typename
  id
  ... on Meeting {
    code
    title
  }
  ... on Document {
    number
    documentTitle: title
    textSha256: sha256
  }
  ... on TextSpan {
    start
    end
    quote
  }
  ... on Conclusion {
    ordinal
    kind
    text
  }
  ... on Directive {
    code
    text
    status
  }
  ... on ProgressReport {
    submittedOn
    summary
    percent
  }
  ... on Evidence {
    fileName
    sha256
  }
}
    `, {"fragmentName":"Traced"}) as unknown as TypedDocumentString<TracedFragment, unknown>;
export const BriefingByPeriodDocument = new TypedDocumentString(`
    query BriefingByPeriod($period: String!) {
  meetings(filter: {period: {eq: $period}, kind: {eq: BRIEFING}}, first: 20) {
    totalCount
    nodes {
      id
      code
      title
      period
      heldOn
      heldOnPrecision
      host {
        id
        name
      }
      chair {
        id
        fullName
      }
      conclusions(first: 100) {
        nodes {
          id
          ordinal
          kind
          text
          hasFollowUp
        }
      }
      open: directives(filter: {isOpen: {eq: true}}) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BriefingByPeriodQuery, BriefingByPeriodQueryVariables>;
export const DirectivesOfOrganizationDocument = new TypedDocumentString(`
    query DirectivesOfOrganization($organization: ID!, $filter: DirectiveFilterInput, $first: Int = 20, $after: String) {
  organization(by: {id: $organization}) {
    id
    name
    directives(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        assignment {
          role
          acceptance
        }
        node {
          id
          code
          text
          status
          timeliness
          daysOverdue
          deadline {
            words
            dueOn
            precision
            inferred
          }
          meeting {
            id
            code
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DirectivesOfOrganizationQuery, DirectivesOfOrganizationQueryVariables>;
export const OpenDirectivesOfMeetingDocument = new TypedDocumentString(`
    query OpenDirectivesOfMeeting($meeting: ID!) {
  meeting(by: {id: $meeting}) {
    id
    title
    directives(filter: {isOpen: {eq: true}}, orderBy: [{field: CODE}], first: 100) {
      nodes {
        id
        code
        text
        status
        timeliness
        deadline {
          kind
          words
          dueOn
          precision
          inferred
        }
        assignments(first: 20) {
          nodes {
            role
            inherited
            addressee {
              __typename
              ... on Organization {
                id
                name
              }
              ... on Group {
                id
                name
              }
              ... on Person {
                id
                fullName
              }
            }
          }
        }
        span {
          start
          end
          quote
          document {
            id
            title
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenDirectivesOfMeetingQuery, OpenDirectivesOfMeetingQueryVariables>;
export const OverdueDirectivesDocument = new TypedDocumentString(`
    query OverdueDirectives($asOf: Date, $first: Int = 20, $after: String) {
  directives(
    asOf: $asOf
    filter: {isOverdue: {eq: true}}
    orderBy: [{field: DUE_ON}]
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      code
      text
      daysOverdue
      silentDays
      extensionCount
      slippageDays
      deadline {
        words
        dueOn
        precision
      }
      originalDeadline {
        dueOn
      }
      assignments(filter: {role: {eq: LEAD}}, first: 10) {
        nodes {
          addressee {
            __typename
            ... on Organization {
              id
              name
            }
            ... on Group {
              id
              name
            }
            ... on Person {
              id
              fullName
            }
          }
        }
      }
      meeting {
        id
        code
        period
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OverdueDirectivesQuery, OverdueDirectivesQueryVariables>;
export const SearchGraphDocument = new TypedDocumentString(`
    query SearchGraph($text: String!, $first: Int = 20, $after: String) {
  search(text: $text, first: $first, after: $after) {
    totalCount
    edges {
      cursor
      node {
        isExact
        snippet
        highlights {
          start
          end
        }
        node {
          __typename
          id
          ... on Document {
            title
          }
          ... on Conclusion {
            ordinal
            meeting {
              id
              code
            }
          }
          ... on Directive {
            code
            status
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchGraphQuery, SearchGraphQueryVariables>;
export const TraceNodeDocument = new TypedDocumentString(`
    query TraceNode($id: ID!) {
  trace(id: $id) {
    node {
      __typename
      id
    }
    origin(first: 50) {
      nodes {
        distance
        relation
        node {
          ...Traced
        }
      }
    }
    onward(first: 100) {
      nodes {
        distance
        relation
        node {
          ...Traced
        }
      }
    }
  }
}
    fragment Traced on Node {
  __typename
  id
  ... on Meeting {
    code
    title
  }
  ... on Document {
    number
    documentTitle: title
    textSha256: sha256
  }
  ... on TextSpan {
    start
    end
    quote
  }
  ... on Conclusion {
    ordinal
    kind
    text
  }
  ... on Directive {
    code
    text
    status
  }
  ... on ProgressReport {
    submittedOn
    summary
    percent
  }
  ... on Evidence {
    fileName
    sha256
  }
}`) as unknown as TypedDocumentString<TraceNodeQuery, TraceNodeQueryVariables>;