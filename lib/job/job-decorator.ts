/** Usable on a class (every method of it) and on a method. */
export type JobDecorator = ClassDecorator & MethodDecorator;
