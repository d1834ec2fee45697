CREATE TABLE `audit_subjects` (
	`audit` integer NOT NULL,
	`person` text NOT NULL,
	PRIMARY KEY(`person`, `audit`)
);
--> statement-breakpoint
CREATE TABLE `authenticators` (
	`person` text PRIMARY KEY NOT NULL,
	`secret` text,
	`pending` text,
	`last_step` integer NOT NULL,
	`since` integer
);
--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge` text NOT NULL,
	`person` text,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE INDEX `passkeys_by_person` ON `passkeys` (`person`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_by_person` ON `recovery_codes` (`person`);--> statement-breakpoint
CREATE TABLE `assistances` (
	`subject` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`helper` text NOT NULL,
	`office` text NOT NULL,
	`authorisation` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `assistances_by_person` ON `assistances` (`person`);--> statement-breakpoint
CREATE INDEX `assistances_by_helper` ON `assistances` (`helper`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`subject` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`community` text NOT NULL,
	`asked` text NOT NULL,
	`due` text NOT NULL,
	`done` text
);
--> statement-breakpoint
CREATE INDEX `erasures_by_person` ON `erasures` (`person`);--> statement-breakpoint
CREATE INDEX `erasures_by_due` ON `erasures` (`done`,`due`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `stage` text DEFAULT 'whole' NOT NULL;--> statement-breakpoint
ALTER TABLE `slips` ADD `ended` text;