import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Addressee } from '../../entities/directives/addressee.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Review } from '../../entities/directives/review.entity.ts';
import { Document } from '../../entities/documents/document.entity.ts';
import { DocumentText } from '../../entities/documents/document-text.ts';
import { Attendance, Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { defineGraphType, hasMany } from '../../shared/graph-type.ts';

defineGraphType(Meeting, {
  connectionFields: {
    conclusions: hasMany(
      () => Conclusion,
      'meeting_id',
      'Its conclusions, in the order of the speech of the chair.',
    ),
    directives: hasMany(() => Directive, 'meeting_id', 'Directives that this meeting ordered.'),
    documents: {
      to: () => Document,
      description: 'Documents of this meeting that the viewer may read.',
      join: (m, d, sql) => `(${d}.meeting_id = ${m}.id and ${sql.visible(DocumentText, d)})`,
    },
    attendances: hasMany(
      () => Attendance,
      'meeting_id',
      'The attendees. Attendance alone does not make anybody responsible.',
    ),
    reviews: hasMany(() => Review, 'meeting_id', 'Reviews of earlier directives in this meeting.'),
  },
  sortOrders: {
    HELD_ON: {
      type: 'date',
      nullable: true,
      sql: (m) => `${m}.held_on`,
      description: 'By the day it was held.',
    },
    CODE: { type: 'text', sql: (m) => `${m}.code`, description: 'By code.' },
  },
  defaultOrder: ['-HELD_ON'],
  rootFields: {
    one: { name: 'meeting', by: ['id', 'code'], description: 'One meeting.' },
    many: { name: 'meetings', description: 'Meetings, the latest first.' },
  },
});

defineGraphType(Attendance, {
  nodeFields: {
    attendee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'The attendee as a node; null if only the words are known.',
    },
  },
});
