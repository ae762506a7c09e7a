// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.constraints;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constraint of the application's own, on a whole {@link Period}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Ascending.Rule.class)
public @interface Ascending {

  String message();

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** What it means. */
  class Rule implements ConstraintValidator<Ascending, Period> {

    @Override
    public boolean isValid(Period period, ConstraintValidatorContext context) {
      return period.getFrom() <= period.getTo();
    }
  }
}
