CREATE TABLE `authorships` (
	`subject` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `authorships_by_person` ON `authorships` (`person`);--> statement-breakpoint
CREATE TABLE `contents` (
	`hash` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`subject` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`audience` text NOT NULL,
	`bytes` text NOT NULL,
	`salt` text NOT NULL,
	`seq` integer NOT NULL,
	`recorded_at` text NOT NULL,
	`happened_at` text,
	`act` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contents_by_subject` ON `contents` (`subject`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `contents_by_seq` ON `contents` (`community`,`seq`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`act` text NOT NULL,
	`caller` text NOT NULL,
	`input` text NOT NULL,
	`outcome` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`community` text NOT NULL,
	`seq` integer NOT NULL,
	`bytes` text NOT NULL,
	`leaf` blob NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	PRIMARY KEY(`community`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `entries_by_subject` ON `entries` (`subject`);--> statement-breakpoint
CREATE TABLE `folder_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `logs` (
	`community` text PRIMARY KEY NOT NULL,
	`epoch` integer NOT NULL,
	`size` integer NOT NULL,
	`frontier` blob NOT NULL,
	`checkpoint` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `private_audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`act` text NOT NULL,
	`caller` text NOT NULL,
	`community` text,
	`about` text
);
--> statement-breakpoint
CREATE TABLE `subjects` (
	`subject` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`type` text NOT NULL,
	`parent` text,
	`audience` text NOT NULL,
	`hash` text NOT NULL,
	`version` integer NOT NULL,
	`first_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `subjects_by_type` ON `subjects` (`community`,`type`,`first_seq`);--> statement-breakpoint
CREATE INDEX `subjects_by_parent` ON `subjects` (`parent`,`type`,`first_seq`);--> statement-breakpoint
CREATE TABLE `bodies` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`place` text,
	`duties_from` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bodies_by_community` ON `bodies` (`community`);--> statement-breakpoint
CREATE TABLE `communities` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `communities_community_unique` ON `communities` (`community`);--> statement-breakpoint
CREATE TABLE `households` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`place` text NOT NULL,
	`door` text NOT NULL,
	`source` text
);
--> statement-breakpoint
CREATE TABLE `office_holders` (
	`office` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `office_holders_by_person` ON `office_holders` (`person`);--> statement-breakpoint
CREATE TABLE `offices` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`body` text NOT NULL,
	`position` text NOT NULL,
	`holder` text NOT NULL,
	`from` text NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `offices_by_body` ON `offices` (`body`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`name` text NOT NULL,
	`display` text NOT NULL,
	`household` text,
	`phone` text,
	`source` text
);
--> statement-breakpoint
CREATE INDEX `persons_by_community` ON `persons` (`community`);--> statement-breakpoint
CREATE INDEX `persons_by_household` ON `persons` (`household`);--> statement-breakpoint
CREATE TABLE `places` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`parent` text
);
--> statement-breakpoint
CREATE INDEX `places_by_community` ON `places` (`community`);--> statement-breakpoint
CREATE TABLE `sources` (
	`key` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`community` text NOT NULL,
	`first_row` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`question` text NOT NULL,
	`answered` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_by_question` ON `answers` (`question`);--> statement-breakpoint
CREATE TABLE `disclosures` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`body` text NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`period` text NOT NULL,
	`due` text,
	`published` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `disclosures_by_community` ON `disclosures` (`community`,`category`,`period`);--> statement-breakpoint
CREATE INDEX `disclosures_by_body` ON `disclosures` (`body`,`category`,`period`);--> statement-breakpoint
CREATE TABLE `finance_tables` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`disclosure` text,
	`body` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`opening` integer NOT NULL,
	`closing` integer NOT NULL,
	`income` integer NOT NULL,
	`expense` integer NOT NULL,
	`lines` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `finance_tables_by_body` ON `finance_tables` (`body`,`kind`,`period`);--> statement-breakpoint
CREATE TABLE `questions` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`parent` text,
	`body` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`number` text NOT NULL,
	`asked` text NOT NULL,
	`due` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `questions_by_community` ON `questions` (`community`,`due`);--> statement-breakpoint
CREATE INDEX `questions_by_number` ON `questions` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE INDEX `questions_by_parent` ON `questions` (`parent`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`name` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`password_hash` text NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`pin_hash` text,
	`pin_tries` integer NOT NULL,
	`unlocked_until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person`);--> statement-breakpoint
CREATE TABLE `slips` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`printed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `slips_by_person` ON `slips` (`person`);