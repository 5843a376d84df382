package io.headrace.inference.api;

/// A failure, in the shape of RFC 9457.
///
/// @param code the project's number of the problem
/// @param remedy what the caller can do
public record ProblemAnswer(String type, String title, int status, String detail, String code, String remedy) {
    static final String TYPE = "application/problem+json";
}
